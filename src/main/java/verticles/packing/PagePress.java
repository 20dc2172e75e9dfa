package verticles.packing;

import com.aayushatharva.brotli4j.Brotli4jLoader;
import com.aayushatharva.brotli4j.encoder.Encoder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * Makes the page's files small, once, when it is built: own modules and style sheets terse, and all
 * text compressed as far as it goes, for those who take Brotli and for those who take gzip; and the
 * pages so that a browser gets it all at once, and only once ({@link Entries}). Not part of the
 * running service, which sends what this has made; in development the plain files are sent.
 */
public final class PagePress {
  private static final Set<String> TEXT = Set.of("js", "css", "svg", "json");

  private static final String INDEX = "index.html";

  private final Path plain;
  private final Path small;
  private final Path pages;

  private PagePress(Path plain, Path small, Path pages) {
    this.plain = plain;
    this.small = small;
    this.pages = pages;
  }

  /**
   * @param arguments the directory of the plain files, that for the small ones, and that for the
   *     pages by name
   */
  public static void main(String[] arguments) throws IOException {
    Brotli4jLoader.ensureAvailability();
    new PagePress(Path.of(arguments[0]), Path.of(arguments[1]), Path.of(arguments[2])).run();
  }

  private void run() throws IOException {
    forget();
    try (Stream<Path> files = Files.walk(plain)) {
      for (Path file : files.filter(it -> TEXT.contains(ending(it))).toList()) {
        press(file, small.resolve(plain.relativize(file)));
      }
    }
    enter();
  }

  private void enter() throws IOException {
    String index = Files.readString(plain.resolve(INDEX));
    Entries entries = new Entries(small, index);
    Files.createDirectories(pages);
    Files.writeString(pages.resolve("release"), entries.release());
    for (Map.Entry<String, String> page : entries.byPage().entrySet()) {
      write(pages.resolve(page.getKey() + ".html"), page.getValue());
    }
    try (Stream<Path> files = Files.list(plain)) {
      for (Path file : files.filter(it -> ending(it).equals("html")).toList()) {
        write(small.resolve(file.getFileName()), entries.released(Files.readString(file)));
      }
    }
  }

  /** What has no plain file any more. */
  private void forget() throws IOException {
    if (!Files.exists(small)) {
      return;
    }
    try (Stream<Path> files = Files.walk(small)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = small.relativize(file).toString().replaceFirst("\\.(br|gz)$", "");
        if (!Files.exists(plain.resolve(name))) {
          Files.delete(file);
        }
      }
    }
  }

  private void press(Path from, Path to) throws IOException {
    FileTime made = Files.getLastModifiedTime(from);
    Path brotli = beside(to, ".br");
    if (Files.exists(brotli) && Files.getLastModifiedTime(brotli).equals(made)) {
      return;
    }
    write(to, terse(from));
    Files.setLastModifiedTime(brotli, made);
  }

  private static void write(Path to, String text) throws IOException {
    write(to, text.getBytes(StandardCharsets.UTF_8));
  }

  private static void write(Path to, byte[] text) throws IOException {
    Files.createDirectories(to.getParent());
    Files.write(to, text);
    Files.write(beside(to, ".gz"), gzip(text));
    Files.write(beside(to, ".br"), brotli(text));
  }

  private byte[] terse(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    if (plain.relativize(file).startsWith("vendor")) {
      return bytes;
    }
    String text = new String(bytes, StandardCharsets.UTF_8);
    try {
      return switch (ending(file)) {
        case "js" -> TerseScript.of(text).getBytes(StandardCharsets.UTF_8);
        case "css" -> TerseStyle.of(text).getBytes(StandardCharsets.UTF_8);
        default -> bytes;
      };
    } catch (IllegalArgumentException e) {
      throw new IOException(file + ": " + e.getMessage(), e);
    }
  }

  private static byte[] brotli(byte[] text) throws IOException {
    return Encoder.compress(text, new Encoder.Parameters().setQuality(11).setWindow(22));
  }

  private static byte[] gzip(byte[] text) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream(text.length / 3 + 64);
    try (GZIPOutputStream gzip = new BestGzip(out)) {
      gzip.write(text);
    }
    return out.toByteArray();
  }

  private static final class BestGzip extends GZIPOutputStream {
    BestGzip(ByteArrayOutputStream out) throws IOException {
      super(out);
      def.setLevel(Deflater.BEST_COMPRESSION);
    }
  }

  private static Path beside(Path file, String more) {
    return file.resolveSibling(file.getFileName() + more);
  }

  private static String ending(Path file) {
    String name = file.getFileName().toString();
    return name.substring(name.lastIndexOf('.') + 1);
  }
}
