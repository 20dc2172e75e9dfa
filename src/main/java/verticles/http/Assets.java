package verticles.http;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * The page's files, from the classpath, in the small forms that the build has made of them. Each is
 * read once and kept: all of them together are a few megabytes. In development the plain files are
 * read, anew each time, and there are no releases. Used by one event loop.
 */
final class Assets {
  /** Only plain relative names with a known ending: no dot segments, no directories, no classes. */
  private static final Pattern NAME =
      Pattern.compile("(?:[A-Za-z0-9_@-][A-Za-z0-9_@.-]*/)*[A-Za-z0-9_@-][A-Za-z0-9_@.-]*");

  private static final String PLAIN = "webroot/";

  /** What {@code verticles.packing} makes of those that are text. */
  private static final String SMALL = "page/";

  /** What it makes of {@code index.html}, by what is to be seen first. */
  private static final String ENTRIES = "entries/";

  private static final String INDEX = "index.html";

  private final Vertx vertx;
  private final boolean development;
  private final String release;
  private final Map<String, Asset> kept = new HashMap<>();

  Assets(Vertx vertx, boolean development) {
    this.vertx = vertx;
    this.development = development;
    this.release = development ? "" : string(ENTRIES + "release");
  }

  /** Of which release the scripts and style sheets are: they never change in it. */
  String release() {
    return release;
  }

  /**
   * The page, which gets at once what it shows first.
   *
   * @param name of a module in {@code pages/}, without {@code -page.js}
   */
  Future<Asset> entry(String name) {
    return development ? find(INDEX) : found(MediaTypes.of(INDEX), ENTRIES + name + ".html");
  }

  /** The file of this name below the root, or null where there is none. */
  Future<Asset> find(String name) {
    String type = MediaTypes.of(name);
    if (type == null || !NAME.matcher(name).matches()) {
      return Future.succeededFuture();
    }
    return development ? found(type, PLAIN + name) : found(type, SMALL + name, PLAIN + name);
  }

  /**
   * @param paths where it can be; the first that is there counts
   */
  private Future<Asset> found(String type, String... paths) {
    Asset known = kept.get(paths[0]);
    if (known != null) {
      return Future.succeededFuture(known);
    }
    return vertx
        .executeBlocking(() -> read(type, paths), false)
        .onSuccess(read -> keep(paths[0], read));
  }

  private static Asset read(String type, String... paths) throws IOException {
    for (String path : paths) {
      Buffer plain = bytes(path);
      if (plain != null) {
        return Asset.of(type, plain, bytes(path + ".br"), bytes(path + ".gz"));
      }
    }
    return null;
  }

  private static Buffer bytes(String path) throws IOException {
    try (InputStream in = Assets.class.getClassLoader().getResourceAsStream(path)) {
      return in == null ? null : Buffer.buffer(in.readAllBytes());
    }
  }

  private static String string(String path) {
    try {
      return Objects.requireNonNull(bytes(path), path).toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void keep(String path, Asset asset) {
    if (!development && asset != null) {
      kept.put(path, asset);
    }
  }
}
