package verticles.web;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.UUID;
import java.util.function.UnaryOperator;
import verticles.bus.Asks;
import verticles.bus.Bus;
import verticles.contract.DruidMessages.DescribeIngestion;
import verticles.contract.LedgerMessages.FindTask;
import verticles.contract.PipelineMessages.PreviewTask;
import verticles.contract.ValidationMessages.Preview;
import verticles.contract.Wishes;

/** What would become of a file, together with what Druid would be handed for it. */
public final class Previews {
  /**
   * @param spec null if nothing would be loaded
   */
  public record Shown(Preview preview, JsonObject spec) {
    public JsonObject json() {
      return PreviewJson.of(preview, spec);
    }
  }

  private final Bus bus;

  public Previews(Bus bus) {
    this.bus = bus;
  }

  /**
   * Of a stored file.
   *
   * @param wishes the wishes to read it by, from those that the task has
   */
  public Future<Shown> of(UUID id, UnaryOperator<Wishes> wishes) {
    return bus.ask(Asks.FIND_TASK, new FindTask(id))
        .compose(
            task ->
                bus.ask(Asks.PREVIEW_TASK, new PreviewTask(id, wishes.apply(task.wishes())))
                    .compose(preview -> shown(task.dataset(), preview)));
  }

  /**
   * @param dataset where it would be loaded; null if that is not known yet
   */
  public Future<Shown> shown(String dataset, Preview preview) {
    Preview seen = Trim.of(preview);
    return seen.refusal() != null || seen.header().isEmpty()
        ? Future.succeededFuture(new Shown(seen, null))
        : bus.ask(Asks.DESCRIBE_INGESTION, ingestion(dataset, seen))
            .map(text -> new Shown(seen, new JsonObject(text.json())));
  }

  /** Of the beginning alone, neither the rows nor their time are those of the file. */
  private static DescribeIngestion ingestion(String dataset, Preview preview) {
    boolean whole = preview.whole();
    return new DescribeIngestion(
        dataset == null ? "{dataset}" : dataset,
        preview.header(),
        preview.rows() - preview.rejected(),
        whole ? preview.minTime() : null,
        whole ? preview.maxTime() : null);
  }
}
