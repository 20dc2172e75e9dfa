package verticles.validation;

/** Takes rows as the reader finds them, in the file's order within each of the batch's lists. */
interface RowSink {
  void rows(RowBatch batch);

  /**
   * The batch to fill next; cleared by the reader.
   *
   * @param last the one filled before
   */
  default RowBatch next(RowBatch last) {
    return last;
  }
}
