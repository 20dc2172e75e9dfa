package verticles.validation;

/** Takes rows as the reader finds them, in the file's order within each of the batch's lists. */
interface RowSink {
  /** The batch and its block are only good until this returns. */
  void rows(RowBatch batch);
}
