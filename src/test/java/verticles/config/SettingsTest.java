package verticles.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SettingsTest {
  @Test
  void withoutAnyEverythingIsEmbeddedAndLocal() throws SettingsException {
    // When
    Settings settings = Settings.from(Map.of());

    // Then
    assertEquals(new Settings.Http("127.0.0.1", 8000, false), settings.http());
    assertEquals(Path.of("data").toAbsolutePath(), settings.dataDir());
    assertEquals(Optional.empty(), settings.database());
    assertEquals(Optional.empty(), settings.s3());
    assertEquals(Optional.empty(), settings.druid());
    assertEquals(524_288_000L, settings.uploads().maxBytes());
  }

  @Test
  void eachServiceCanBeAnother() throws SettingsException {
    // When
    Settings settings =
        Settings.from(
            Map.of(
                "DATABASE_URL", "postgresql://ann:s%3Acret@db.example:6543/sales",
                "S3_ENDPOINT", "https://s3.example",
                "S3_BUCKET", "sales-files",
                "AWS_ACCESS_KEY_ID", "key",
                "AWS_SECRET_ACCESS_KEY", "secret",
                "AWS_REGION", "eu-west-1",
                "DRUID_URL", "http://druid.example:8888",
                "DRUID_BROKER_URL", "http://broker.example:8082",
                "DRUID_DROPS_WITHIN", "PT10M"));

    // Then
    assertEquals(
        Optional.of(new Database("db.example", 6543, "sales", "ann", "s:cret")),
        settings.database());
    assertEquals(
        Optional.of(
            new S3(URI.create("https://s3.example"), "sales-files", "key", "secret", "eu-west-1")),
        settings.s3());
    assertEquals(
        Optional.of(
            new Druid(
                URI.create("http://druid.example:8888"),
                URI.create("http://broker.example:8082"),
                Duration.ofMinutes(10))),
        settings.druid());
  }

  @Test
  void everyFaultIsReportedAtOnceByItsName() {
    // Given
    Map<String, String> wrong =
        Map.of(
            "HTTP_HOST", "0.0.0.0",
            "HTTP_PORT", "eighty",
            "DATABASE_URL", "mysql://somewhere",
            "S3_ENDPOINT", "ftp://files",
            "S3_BUCKET", "Not_A_Bucket",
            "DRUID_URL", "druid",
            "MAX_UPLOAD_BYTES", "0",
            "MAX_UPLOADS_AT_ONCE", "-1",
            "DEVELOPMENT", "maybe");

    // When
    List<String> faults =
        assertThrows(SettingsException.class, () -> Settings.from(wrong)).faults();

    // Then
    for (String name : wrong.keySet()) {
      assertEquals(1, count(faults, name), name + " in " + faults);
    }
    assertEquals(1, count(faults, "AWS_ACCESS_KEY_ID"), faults.toString());
    assertEquals(1, count(faults, "AWS_SECRET_ACCESS_KEY"), faults.toString());
  }

  @Test
  void aSecretIsNeverPartOfAFault() {
    // Given
    Map<String, String> wrong = Map.of("DATABASE_URL", "postgresql://ann:hunter2@/nowhere");

    // When
    SettingsException refused = assertThrows(SettingsException.class, () -> Settings.from(wrong));

    // Then
    assertTrue(!refused.getMessage().contains("hunter2"), refused.getMessage());
  }

  private static long count(List<String> faults, String name) {
    return faults.stream().filter(fault -> fault.startsWith(name)).count();
  }
}
