package verticles.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import verticles.config.Database;

class EmbeddedTest {
  @TempDir Path data;
  private Vertx vertx;

  @BeforeEach
  void open() {
    vertx = Vertx.vertx();
  }

  @AfterEach
  void close() throws Exception {
    Trial.await(vertx.close());
  }

  @Test
  void aRestartKeepsRowsObjectsAndAddresses() throws Exception {
    // Given
    Embedded first = Trial.start(vertx, Trial.withoutDruid(data));
    Trial.execute(first.services().database(), "CREATE TABLE kept AS SELECT 42 AS answer");
    Trial.put(first.services().s3(), "kept/object", "forty-two");
    Files.createFile(data.resolve("s3/sluice/.mpus-of-an-upload-that-was-cut"));
    Trial.await(first.stop());

    // When
    Embedded second = Trial.start(vertx, Trial.withoutDruid(data));

    // Then
    assertEquals(first.services(), second.services());
    assertEquals("42", Trial.query(second.services().database(), "SELECT answer FROM kept"));
    assertEquals("forty-two", Trial.get(second.services().s3(), "kept/object"));
    assertTrue(Files.notExists(data.resolve("s3/sluice/.mpus-of-an-upload-that-was-cut")));
    Trial.await(second.stop());
  }

  @Test
  void aDataDirectoryInUseIsRefusedByName() throws Exception {
    // Given
    Embedded first = Trial.start(vertx, Trial.withoutDruid(data));

    // When
    ExecutionException refused =
        assertThrows(ExecutionException.class, () -> Trial.start(vertx, Trial.withoutDruid(data)));

    // Then
    String words = refused.getCause().getMessage();
    assertTrue(words.contains(data.toString()), words);
    assertTrue(words.contains("process " + ProcessHandle.current().pid()), words);
    assertEquals("1", Trial.query(first.services().database(), "SELECT 1"));
    Trial.await(first.stop());
  }

  @Test
  void aPortTakenMeanwhileIsReplaced() throws Exception {
    // Given
    Embedded first = Trial.start(vertx, Trial.withoutDruid(data));
    Trial.execute(first.services().database(), "CREATE TABLE kept AS SELECT 42 AS answer");
    int port = first.services().database().port();
    Trial.await(first.stop());

    try (ServerSocket squatter = new ServerSocket()) {
      squatter.bind(new InetSocketAddress(Embedded.LOOPBACK, port));

      // When
      Embedded second = Trial.start(vertx, Trial.withoutDruid(data));

      // Then
      assertEquals("42", Trial.query(second.services().database(), "SELECT answer FROM kept"));
      Trial.await(second.stop());
    }
  }

  @Test
  void postgresWantsItsPasswordAndSecretsAreTheOwnersAlone() throws Exception {
    // Given
    Embedded embedded = Trial.start(vertx, Trial.withoutDruid(data));
    Database ours = embedded.services().database();
    Database guess = new Database(ours.host(), ours.port(), "postgres", "postgres", "guess");

    // When
    SQLException refused = assertThrows(SQLException.class, () -> Trial.query(guess, "SELECT 1"));

    // Then
    assertEquals("28P01", refused.getSQLState());
    assertEquals("rw-------", permissions(data.resolve("secrets.properties")));
    assertEquals("rwx------", permissions(data.resolve("s3")));
    Trial.await(embedded.stop());
  }

  private static String permissions(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }
}
