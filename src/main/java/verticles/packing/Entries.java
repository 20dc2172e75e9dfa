package verticles.packing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The pages as they are sent. Their scripts and style sheets have addresses below {@code
 * /at/{release}/}, where a file never changes, so that a browser which has it does not ask again;
 * and {@code index.html} comes in one form for each module in {@code pages/}, which names all that
 * this page's first view imports, so that it is fetched at once.
 */
final class Entries {
  /** Own scripts and style sheets; what is below {@code vendor/} has its version in its address. */
  private static final Pattern OWN =
      Pattern.compile("(src|href)=\"/((?!vendor/)[^\"]+\\.(?:js|css))\"");

  private static final String MAIN = "main.js";
  private static final String PAGES = "pages/";
  private static final String PAGE = "-page.js";

  private final Path root;
  private final String release;
  private final Modules modules;
  private final String index;

  /**
   * @param root the directory with the files as they are sent
   * @param index the text of {@code index.html}
   */
  Entries(Path root, String index) throws IOException {
    this.root = root;
    this.index = index;
    this.release = digest(root);
    this.modules = new Modules(root, index);
  }

  /** Changes with any script, style sheet and file of data. */
  String release() {
    return release;
  }

  /** A page whose scripts and style sheets are those of this release. */
  String released(String html) {
    return OWN.matcher(html).replaceAll("$1=\"/at/" + release + "/$2\"");
  }

  /**
   * {@code index.html} by the name of the page that it is for: {@code overview}, {@code sales} …
   */
  Map<String, String> byPage() throws IOException {
    Map<String, String> pages = new TreeMap<>();
    try (Stream<Path> files = Files.list(root.resolve(PAGES))) {
      for (String file : files.map(it -> it.getFileName().toString()).toList()) {
        if (file.endsWith(PAGE)) {
          String name = file.substring(0, file.length() - PAGE.length());
          pages.put(name, entry(PAGES + file));
        }
      }
    }
    return pages;
  }

  private String entry(String page) throws IOException {
    Set<String> needed = modules.neededBy(List.of(MAIN, page));
    List<String> links = new ArrayList<>();
    needed.forEach(name -> links.add(link("", name)));
    modules.librariesOf(needed).forEach(name -> links.add(link(" fetchpriority=\"low\"", name)));
    return released(index.replace("  </head>", String.join("", links) + "  </head>"));
  }

  private static String link(String more, String name) {
    return "<link rel=\"modulepreload\"" + more + " href=\"/" + name + "\">\n";
  }

  private static String digest(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (Path file : files.filter(Entries::isReleased).sorted().toList()) {
        digest.update(root.relativize(file).toString().getBytes(StandardCharsets.UTF_8));
        digest.update(Files.readAllBytes(file));
      }
      return HexFormat.of().formatHex(digest.digest(), 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Pages name the release, so they are no part of it. */
  private static boolean isReleased(Path file) {
    return file.toString().matches(".*\\.(js|css|json)");
  }
}
