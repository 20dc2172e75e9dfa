package verticles.contract;

import java.nio.file.Path;
import java.util.UUID;

/** What one can ask of whoever conducts the tasks. */
public interface PipelineMessages {

  /** Asks for two years of made-up sales to be taken in, as any file is. */
  record LoadDemoData() implements Message {}

  /**
   * What would become of a stored file, as {@link ValidationMessages.Preview}. 409 if the file has
   * not arrived, 410 if it is no longer kept, 429 if too many are being looked at.
   *
   * @param wishes to read it by; null for the task's own
   */
  record PreviewTask(UUID task, Wishes wishes) implements Message {}

  /**
   * What would become of a file that no task stands for.
   *
   * @param id its own, as if it were a task's
   * @param file local and complete; it must stay until this is answered
   * @param dataset that it is meant for; null if that is not said
   */
  record PreviewLocal(UUID id, Path file, String dataset, Wishes wishes) implements Message {}
}
