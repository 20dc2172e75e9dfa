package verticles.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The code, the compose file and the guide speak of the same settings. */
class SettingsNamesTest {
  private static final Pattern DOCUMENTED = Pattern.compile("(?m)^\\| `([A-Z][A-Z0-9_]+)` \\|");
  private static final Pattern SECRET = Pattern.compile("\\$\\{([A-Z0-9_]+):\\?[^}]+}");

  @Test
  void theGuideNamesEverySettingAndNoOther() throws Exception {
    // When
    Set<String> documented = all(DOCUMENTED, Files.readString(Path.of("docs/settings.md")));

    // Then
    assertEquals(read(), documented);
  }

  @Test
  void theComposeFileSetsEverySettingAndNoOther() throws Exception {
    // When
    Set<String> set = new TreeSet<>(environment().keySet());

    // Then
    assertEquals(read(), set);
  }

  @Test
  void theComposeFileStartsTheApplicationOnceItsSecretsAreGiven() throws Exception {
    // Given
    Map<String, String> environment = environment();
    environment.replaceAll((name, value) -> SECRET.matcher(value).replaceAll("given"));

    // When
    Settings settings = Settings.from(environment);

    // Then
    assertTrue(settings.database().isPresent());
    assertTrue(settings.s3().isPresent());
    assertTrue(settings.druid().isPresent());
  }

  @Test
  void everySecretIsDemandedAndNoneHasADefault() throws Exception {
    // Given
    String file = Files.readString(Path.of("docker-compose.yml"));
    String example = Files.readString(Path.of(".env.example"));

    // When
    Set<String> demanded = all(SECRET, file);

    // Then
    assertEquals(all(Pattern.compile("(?m)^([A-Z0-9_]+)=$"), example), demanded);
    assertEquals(demanded, all(Pattern.compile("\\$\\{([A-Z0-9_]+)"), file));
  }

  @Test
  void everyImageIsPinnedAndEveryServiceTellsItsHealth() throws Exception {
    // When
    Map<String, Map<String, Object>> services = services();

    // Then
    for (Map.Entry<String, Map<String, Object>> service : services.entrySet()) {
      assertTrue(service.getValue().containsKey("healthcheck"), service.getKey());
      String image = (String) service.getValue().getOrDefault("image", "built:here");
      assertTrue(image.matches("[^:]+:[^:]+"), image);
      assertFalse(image.endsWith(":latest"), image);
    }
  }

  @Test
  void everyFileThatTheComposeFileNamesIsThere() throws Exception {
    // When
    Set<String> named = all(Pattern.compile("(?:\\./)?(druid/compose/[a-z.-]+)"), composeText());

    // Then
    assertFalse(named.isEmpty());
    for (String file : named) {
      assertTrue(Files.isRegularFile(Path.of(file)), file);
    }
  }

  /** The names that the code asks for when every service is configured. */
  private static Set<String> read() throws SettingsException {
    Set<String> asked = new TreeSet<>();
    Map<String, String> environment =
        new HashMap<>() {
          @Override
          public String get(Object name) {
            asked.add((String) name);
            return super.get(name);
          }
        };
    environment.put("HTTP_HOST", "0.0.0.0");
    environment.put("HTTP_ALLOW_REMOTE", "true");
    environment.put("S3_ENDPOINT", "http://s3.example");
    environment.put("S3_BUCKET", "files");
    environment.put("AWS_ACCESS_KEY_ID", "key");
    environment.put("AWS_SECRET_ACCESS_KEY", "secret");
    Settings.from(environment);
    return asked;
  }

  private static Set<String> all(Pattern pattern, String text) {
    Set<String> found = new TreeSet<>();
    for (Matcher matcher = pattern.matcher(text); matcher.find(); ) {
      found.add(matcher.group(1));
    }
    return found;
  }

  private static String composeText() throws IOException {
    return Files.readString(Path.of("docker-compose.yml"));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Map<String, Object>> services() throws IOException {
    Map<String, Object> compose =
        new Yaml(new SafeConstructor(new LoaderOptions())).load(composeText());
    return (Map<String, Map<String, Object>>) compose.get("services");
  }

  /** The application's own. */
  @SuppressWarnings("unchecked")
  private static Map<String, String> environment() throws IOException {
    return (Map<String, String>) services().get("app").get("environment");
  }
}
