package sluice.druid;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the parent wants: directory, ports, S3 and sizes. They fill the placeholders in settings. */
record Launch(Properties wishes) {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^}]+)}");

  /** Reads up to the first empty line. Secrets come this way and so never lie in a file. */
  static Launch read(BufferedReader parent) throws IOException {
    StringBuilder text = new StringBuilder();
    for (String line = parent.readLine(); line != null; line = parent.readLine()) {
      if (line.isEmpty()) {
        break;
      }
      text.append(line).append('\n');
    }
    Properties wishes = new Properties();
    wishes.load(new StringReader(text.toString()));
    return new Launch(wishes);
  }

  Path directory() {
    return Path.of(wish("directory"));
  }

  int port(String name) {
    return Integer.parseInt(wish("port." + name));
  }

  /** The settings that all roles share, then the role's own, with every placeholder filled. */
  Properties settings(String role) throws IOException {
    Properties settings = new Properties();
    for (String file : new String[] {"common", role}) {
      try (InputStream in = Launch.class.getResourceAsStream("/settings/" + file + ".properties")) {
        settings.load(in);
      }
    }
    settings.replaceAll((key, value) -> filled((String) value));
    return settings;
  }

  private String filled(String value) {
    return PLACEHOLDER
        .matcher(value)
        .replaceAll(found -> Matcher.quoteReplacement(wish(found.group(1))));
  }

  private String wish(String name) {
    String value = wishes.getProperty(name);
    if (value == null) {
      throw new IllegalArgumentException("the parent did not say " + name);
    }
    return value;
  }
}
