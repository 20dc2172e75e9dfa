package verticles.packing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which modules import which, so that a browser need not find it out one layer after the other. As
 * the browser does, it resolves relative addresses, and names by the page's import map.
 */
final class Modules {
  private static final Pattern IMPORT_MAP =
      Pattern.compile("<script type=\"importmap\">(.*?)</script>", Pattern.DOTALL);

  private static final Pattern STATIC =
      Pattern.compile(
          "(?:^|[;}\\s])(?:import|export)\\b(?:[\\w\\s{},*$]*?\\bfrom)?\\s*[\"']([^\"']+)[\"']");

  /** A library that is fetched by name when it is wanted. */
  private static final Pattern LIBRARY = Pattern.compile("\\bimport\\([\"'](\\w[^\"']*)[\"']\\)");

  private final Path root;
  private final Map<String, String> map = new TreeMap<>();
  private final Map<String, String> texts = new HashMap<>();

  /**
   * @param root the directory that is the site's root
   * @param html a page with an import map
   * @throws IOException where it has none
   */
  Modules(Path root, String html) throws IOException {
    this.root = root;
    Matcher found = IMPORT_MAP.matcher(html);
    if (!found.find()) {
      throw new IOException("no import map in " + root);
    }
    JsonNode imports = new ObjectMapper().readTree(found.group(1)).get("imports");
    imports.properties().forEach(it -> map.put(it.getKey(), it.getValue().textValue()));
  }

  /**
   * All that these modules import, and what that imports; themselves as well, and first.
   *
   * @param names below the root
   */
  Set<String> neededBy(Collection<String> names) throws IOException {
    return reached(names, STATIC);
  }

  /** The libraries that these modules fetch when they want them. */
  Set<String> librariesOf(Collection<String> names) throws IOException {
    Set<String> libraries = new LinkedHashSet<>();
    for (String name : names) {
      libraries.addAll(imports(name, LIBRARY));
    }
    return libraries;
  }

  private Set<String> reached(Collection<String> names, Pattern how) throws IOException {
    Set<String> reached = new LinkedHashSet<>(names);
    Deque<String> next = new ArrayDeque<>(names);
    while (!next.isEmpty()) {
      for (String name : imports(next.remove(), how)) {
        if (reached.add(name)) {
          next.add(name);
        }
      }
    }
    return reached;
  }

  private Set<String> imports(String name, Pattern how) throws IOException {
    Set<String> imports = new LinkedHashSet<>();
    Matcher found = how.matcher(text(name));
    while (found.find()) {
      String imported = resolve(name, found.group(1));
      if (!Files.isRegularFile(root.resolve(imported))) {
        throw new IOException(name + " imports " + found.group(1) + ", which is not there");
      }
      imports.add(imported);
    }
    return imports;
  }

  private String text(String name) throws IOException {
    String known = texts.get(name);
    if (known == null) {
      known = Files.readString(root.resolve(name));
      texts.put(name, known);
    }
    return known;
  }

  private String resolve(String from, String specifier) throws IOException {
    if (specifier.startsWith(".")) {
      return Path.of(from).resolveSibling(specifier).normalize().toString();
    }
    String whole = map.get(specifier);
    if (whole != null) {
      return whole.substring(1);
    }
    // The longest key that ends with a slash and begins it, as in HTML's import maps.
    return map.entrySet().stream()
        .filter(it -> it.getKey().endsWith("/") && specifier.startsWith(it.getKey()))
        .max((a, b) -> a.getKey().length() - b.getKey().length())
        .map(it -> it.getValue().substring(1) + specifier.substring(it.getKey().length()))
        .orElseThrow(
            () -> new IOException(from + " imports " + specifier + ", which has no place"));
  }
}
