package verticles.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Reads the environment, collecting faults instead of stopping at the first. */
final class SettingsReader {
  private static final long MAX_UPLOAD_BYTES = 524_288_000L;
  private static final Duration LONGEST = Duration.ofDays(3650);
  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "::1", "localhost");

  private final Map<String, String> environment;
  private final List<String> faults = new ArrayList<>();

  private SettingsReader(Map<String, String> environment) {
    this.environment = environment;
  }

  static Settings read(Map<String, String> environment) throws SettingsException {
    SettingsReader reader = new SettingsReader(environment);
    Settings settings = reader.settings();
    if (!reader.faults.isEmpty()) {
      throw new SettingsException(reader.faults);
    }
    return settings;
  }

  private Settings settings() {
    return new Settings(
        http(),
        Path.of(text("DATA_DIR").orElse("data")).toAbsolutePath().normalize(),
        database(),
        s3(),
        druid(),
        new Settings.Uploads(
            number("MAX_UPLOAD_BYTES", 1, 1L << 40, MAX_UPLOAD_BYTES),
            (int) number("MAX_UPLOADS_AT_ONCE", 1, 1000, 20),
            duration("UPLOAD_RESUME_WITHIN", Settings.Uploads.RESUME_WITHIN),
            number("MIN_FREE_DISK_BYTES", 0, 1L << 60, Settings.Uploads.MIN_FREE_BYTES)),
        duration("PURGE_AFTER", Settings.PURGE_AFTER));
  }

  private Settings.Http http() {
    String host = text("HTTP_HOST").orElse("127.0.0.1");
    if (!LOOPBACK.contains(host) && !flag("HTTP_ALLOW_REMOTE")) {
      faults.add(
          "HTTP_HOST="
              + host
              + " would let other machines in, and there are no accounts yet."
              + " Set HTTP_ALLOW_REMOTE=true if something in front of it decides who may.");
    }
    return new Settings.Http(host, (int) number("HTTP_PORT", 0, 65_535, 8000), flag("DEVELOPMENT"));
  }

  private Optional<Database> database() {
    return text("DATABASE_URL").flatMap(this::database);
  }

  private Optional<Database> database(String text) {
    String wanted = "DATABASE_URL must look like postgresql://user:password@host:5432/name";
    try {
      URI url = new URI(text);
      boolean scheme = "postgresql".equals(url.getScheme()) || "postgres".equals(url.getScheme());
      String path = url.getPath() == null ? "" : url.getPath();
      if (!scheme || url.getHost() == null || path.length() < 2 || url.getUserInfo() == null) {
        faults.add(wanted);
        return Optional.empty();
      }
      String[] user = url.getUserInfo().split(":", 2);
      int port = url.getPort() < 0 ? 5432 : url.getPort();
      return Optional.of(
          new Database(
              url.getHost(), port, path.substring(1), user[0], user.length > 1 ? user[1] : ""));
    } catch (URISyntaxException e) {
      faults.add(wanted);
      return Optional.empty();
    }
  }

  /** The credentials only count with an endpoint: a shell often has some for other uses. */
  private Optional<S3> s3() {
    Optional<URI> endpoint = url("S3_ENDPOINT");
    if (text("S3_ENDPOINT").isEmpty()) {
      return Optional.empty();
    }
    String bucket = needed("S3_BUCKET");
    if (!bucket.isEmpty() && !bucket.matches("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]")) {
      faults.add("S3_BUCKET is not a bucket name: 3 to 63 of a-z, 0-9, dot and dash");
    }
    String key = needed("AWS_ACCESS_KEY_ID");
    String secret = needed("AWS_SECRET_ACCESS_KEY");
    String region = text("AWS_REGION").orElse("us-east-1");
    return endpoint.map(at -> new S3(at, bucket, key, secret, region));
  }

  private Optional<Druid> druid() {
    Optional<URI> broker = url("DRUID_BROKER_URL");
    Duration dropsWithin = duration("DRUID_DROPS_WITHIN", Druid.DROPS_WITHIN);
    Optional<Druid> druid =
        url("DRUID_URL").map(url -> new Druid(url, broker.orElse(url), dropsWithin));
    if (broker.isPresent() && text("DRUID_URL").isEmpty()) {
      faults.add("DRUID_BROKER_URL needs DRUID_URL too: the broker takes queries only");
    }
    if (druid.isPresent() && text("S3_ENDPOINT").isEmpty()) {
      faults.add("DRUID_URL needs S3_ENDPOINT too: another Druid cannot read the embedded S3");
    }
    return druid;
  }

  private Optional<URI> url(String name) {
    return text(name).flatMap(parsed(name));
  }

  private Function<String, Optional<URI>> parsed(String name) {
    return text -> {
      try {
        URI url = new URI(text);
        boolean web = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
        if (web && url.getHost() != null) {
          return Optional.of(url);
        }
      } catch (URISyntaxException e) {
        // said below, as for every other wrong URL
      }
      faults.add(name + " must be an http:// or https:// URL");
      return Optional.empty();
    };
  }

  private String needed(String name) {
    return text(name)
        .orElseGet(
            () -> {
              faults.add(name + " is needed when S3_ENDPOINT is set");
              return "";
            });
  }

  private long number(String name, long least, long most, long otherwise) {
    Optional<String> text = text(name);
    if (text.isEmpty()) {
      return otherwise;
    }
    try {
      long value = Long.parseLong(text.get());
      if (value >= least && value <= most) {
        return value;
      }
    } catch (NumberFormatException e) {
      // said below, as for a number out of range
    }
    faults.add(name + " must be a whole number from " + least + " to " + most);
    return otherwise;
  }

  private Duration duration(String name, Duration otherwise) {
    Optional<String> text = text(name);
    if (text.isEmpty()) {
      return otherwise;
    }
    try {
      Duration value = Duration.parse(text.get());
      if (!value.isNegative() && value.compareTo(LONGEST) <= 0) {
        return value;
      }
    } catch (DateTimeParseException e) {
      // said below, as for a duration out of range
    }
    faults.add(
        name
            + " must be a duration such as P7D or PT12H, of at most "
            + LONGEST.toDays()
            + " days");
    return otherwise;
  }

  private boolean flag(String name) {
    String text = text(name).orElse("false");
    if (!text.equals("true") && !text.equals("false")) {
      faults.add(name + " must be true or false");
    }
    return text.equals("true");
  }

  private Optional<String> text(String name) {
    return Optional.ofNullable(environment.get(name)).map(String::strip).filter(t -> !t.isEmpty());
  }
}
