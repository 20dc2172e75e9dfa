package verticles.conversion;

import static verticles.testing.Wait.on;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.ThreadingModel;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import verticles.bus.Asks;
import verticles.bus.Bus;
import verticles.config.Settings;
import verticles.contract.ConversionMessages.ConvertFile;
import verticles.contract.ConversionMessages.Rows;
import verticles.contract.TaskState;
import verticles.testing.SampleTasks;

/** The room on the bus, asked for one file after the other. */
final class ConversionRoom {
  private final Bus bus;

  private ConversionRoom(Bus bus) {
    this.bus = bus;
  }

  static ConversionRoom open(Vertx vertx, Path data) throws Exception {
    Settings settings = Settings.from(Map.of("DATA_DIR", data.toString()));
    on(
        vertx.deployVerticle(
            new ConversionVerticle(settings),
            new DeploymentOptions().setThreadingModel(ThreadingModel.WORKER)));
    return new ConversionRoom(new Bus(vertx));
  }

  Rows convert(Path file, String sheet) throws Exception {
    return on(
        bus.ask(
            Asks.CONVERT_FILE,
            new ConvertFile(SampleTasks.in(TaskState.STORED), file, sheet, null)));
  }

  Rows convert(Path file) throws Exception {
    return convert(file, null);
  }

  static List<String> lines(Rows rows) throws IOException {
    if (rows.refusal() != null) {
      throw new AssertionError("refused: " + rows.refusal());
    }
    return Arrays.asList(Files.readString(rows.path()).split("\n", -1));
  }
}
