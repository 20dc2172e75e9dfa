package verticles.http;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The page's files, from the classpath, in the small forms that the build has made of them. Each is
 * read once and kept: all of them together are a few megabytes. In development the plain files are
 * read, anew each time. Used by one event loop.
 */
final class Assets {
  /** Only plain relative names with a known ending: no dot segments, no directories, no classes. */
  private static final Pattern NAME =
      Pattern.compile("(?:[A-Za-z0-9_@-][A-Za-z0-9_@.-]*/)*[A-Za-z0-9_@-][A-Za-z0-9_@.-]*");

  private static final String PLAIN = "webroot/";

  /** What {@code verticles.packing} makes of those that are text. */
  private static final String SMALL = "page/";

  private final Vertx vertx;
  private final boolean development;
  private final Map<String, Asset> kept = new HashMap<>();

  Assets(Vertx vertx, boolean development) {
    this.vertx = vertx;
    this.development = development;
  }

  /** The file of this name below the root, or null where there is none. */
  Future<Asset> find(String name) {
    Asset known = kept.get(name);
    if (known != null) {
      return Future.succeededFuture(known);
    }
    String type = MediaTypes.of(name);
    if (type == null || !NAME.matcher(name).matches()) {
      return Future.succeededFuture();
    }
    return vertx.executeBlocking(() -> read(name, type), false).onSuccess(read -> keep(name, read));
  }

  private Asset read(String name, String type) throws IOException {
    Buffer small = development ? null : bytes(SMALL + name);
    if (small != null) {
      return Asset.of(type, small, bytes(SMALL + name + ".br"), bytes(SMALL + name + ".gz"));
    }
    Buffer plain = bytes(PLAIN + name);
    return plain == null ? null : Asset.of(type, plain, null, null);
  }

  private static Buffer bytes(String path) throws IOException {
    try (InputStream in = Assets.class.getClassLoader().getResourceAsStream(path)) {
      return in == null ? null : Buffer.buffer(in.readAllBytes());
    }
  }

  private void keep(String name, Asset asset) {
    if (!development && asset != null) {
      kept.put(name, asset);
    }
  }
}
