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
import verticles.contract.Reading;
import verticles.contract.Task;
import verticles.contract.ValidationMessages.Preview;
import verticles.contract.Wishes;

/** What would become of a file, together with what Druid would be handed for it. */
public final class Previews {
  /**
   * @param reading how a person wants it read, by which it was looked at
   * @param spec null if nothing would be loaded
   */
  public record Shown(Preview preview, Reading reading, JsonObject spec) {
    public JsonObject json() {
      return PreviewJson.of(preview, spec).put(WishesJson.MAPPING, ReadingJson.json(reading));
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
        .compose(task -> of(task, wishes.apply(task.wishes())));
  }

  private Future<Shown> of(Task task, Wishes wishes) {
    return bus.ask(Asks.PREVIEW_TASK, new PreviewTask(task.id(), wishes))
        .compose(preview -> shown(task.dataset(), preview, wishes.reading()));
  }

  /**
   * @param dataset where it would be loaded; null if that is not known yet
   * @param reading by which it was looked at
   */
  public Future<Shown> shown(String dataset, Preview preview, Reading reading) {
    Preview seen = Trim.of(preview);
    return seen.refusal() != null || seen.header().isEmpty()
        ? Future.succeededFuture(new Shown(seen, reading, null))
        : bus.ask(Asks.DESCRIBE_INGESTION, ingestion(dataset, seen))
            .map(text -> new Shown(seen, reading, new JsonObject(text.json())));
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
