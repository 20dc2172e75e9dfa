package verticles.upload;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.ThreadingModel;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import verticles.bus.Asks;
import verticles.bus.Events;
import verticles.config.S3;
import verticles.contract.ConversionMessages.ConvertFile;
import verticles.contract.ConversionMessages.Rows;
import verticles.contract.Remembered;
import verticles.contract.StorageMessages.DeletePrefix;
import verticles.contract.Task;
import verticles.contract.ValidationMessages.CheckFile;
import verticles.conversion.ConversionVerticle;
import verticles.testing.TestServices;
import verticles.testing.Wait;
import verticles.validation.ValidationVerticle;

/**
 * What {@code bench/upload} measures: a receiving house with its S3 in the same JVM, as the
 * embedded one is. Says where it is on its standard output; at each line on its standard input it
 * forgets all files and says how long after the last byte the verdict came. It ends with its input.
 */
public final class BenchHouse {
  /** Seconds from an upload's last byte until its verdict, of the last one; 0 without. */
  private static volatile double checkedAfter;

  private static volatile Future<?> checking = Future.succeededFuture();

  private BenchHouse() {}

  /**
   * @param arguments a directory, and {@code validate} to have validation follow each upload
   */
  public static void main(String[] arguments) throws Exception {
    Path dataDir = Files.createTempDirectory(Path.of(arguments[0]), "house");
    S3 s3 = TestServices.s3();
    try (House house = House.open(dataDir, Map.of("MAX_UPLOAD_BYTES", "2000000000"), s3)) {
      if (arguments.length > 1) {
        follow(house);
      }
      System.out.printf(
          "%d %d %s %s %s %s%n",
          ProcessHandle.current().pid(),
          house.door.port(),
          s3.endpoint(),
          s3.bucket(),
          s3.accessKey(),
          s3.secretKey());
      BufferedReader lines = new BufferedReader(new InputStreamReader(System.in));
      while (lines.readLine() != null) {
        forget(house);
        System.out.println(checkedAfter);
      }
    }
    System.exit(0);
  }

  /** Conversion and validation follow each upload, as in the application. */
  private static void follow(House house) {
    DeploymentOptions worker = new DeploymentOptions().setThreadingModel(ThreadingModel.WORKER);
    Wait.on(house.vertx.deployVerticle(new ConversionVerticle(house.settings), worker));
    Wait.on(house.vertx.deployVerticle(new ValidationVerticle(house.settings), worker));
    house.bus.listen(Events.UPLOAD_OPENED, opened -> checked(house, opened.task()));
  }

  /** Asks for the verdict as soon as the last byte is there, before the file is stored. */
  private static void checked(House house, Task task) {
    Path file = house.settings.spoolFile(task.id());
    house.bus.listen(
        Events.UPLOAD_ENDED,
        ended -> {
          if (ended.task().equals(task.id())) {
            long began = System.nanoTime();
            checking =
                house
                    .bus
                    .ask(Asks.CONVERT_FILE, new ConvertFile(task, file, null, null))
                    .compose(rows -> house.bus.ask(Asks.CHECK_FILE, check(task, rows)))
                    .onSuccess(verdict -> checkedAfter = (System.nanoTime() - began) / 1e9)
                    .onFailure(Throwable::printStackTrace);
          }
        });
  }

  private static CheckFile check(Task task, Rows rows) {
    return new CheckFile(task, rows.path(), rows.source(), Remembered.NOTHING);
  }

  /** Drops what an upload has left, so that every round finds the same machine. */
  private static void forget(House house) throws IOException {
    Wait.on(checking);
    for (Path spooled : house.spool()) {
      Files.delete(spooled);
    }
    Wait.on(house.bus.ask(Asks.DELETE_PREFIX, new DeletePrefix("raw/")));
    Wait.on(house.bus.ask(Asks.DELETE_PREFIX, new DeletePrefix("floor/")));
  }
}
