package verticles.upload;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.ThreadingModel;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import verticles.bus.Asks;
import verticles.config.S3;
import verticles.contract.StorageMessages.DeletePrefix;
import verticles.testing.TestServices;
import verticles.testing.Wait;
import verticles.validation.ValidationVerticle;

/**
 * What {@code bench/upload} measures: a receiving house with its S3 in the same JVM, as the
 * embedded one is. Says where it is on its standard output, forgets all files at each line on its
 * standard input, and ends with it.
 */
public final class BenchHouse {
  private BenchHouse() {}

  /**
   * @param arguments a directory, and {@code validate} to have validation follow each upload
   */
  public static void main(String[] arguments) throws Exception {
    Path dataDir = Files.createTempDirectory(Path.of(arguments[0]), "house");
    S3 s3 = TestServices.s3();
    try (House house = House.open(dataDir, Map.of("MAX_UPLOAD_BYTES", "2000000000"), s3)) {
      if (arguments.length > 1) {
        Wait.on(
            house.vertx.deployVerticle(
                new ValidationVerticle(house.settings),
                new DeploymentOptions().setThreadingModel(ThreadingModel.WORKER)));
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
        System.out.println("0 forgotten");
      }
    }
    System.exit(0);
  }

  /** Drops what an upload has left, so that every round finds the same machine. */
  private static void forget(House house) throws IOException {
    for (Path spooled : house.spool()) {
      Files.delete(spooled);
    }
    Wait.on(house.bus.ask(Asks.DELETE_PREFIX, new DeletePrefix("raw/")));
    Wait.on(house.bus.ask(Asks.DELETE_PREFIX, new DeletePrefix("floor/")));
  }
}
