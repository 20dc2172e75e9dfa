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
 * The page's files, from the classpath. Each is read once, compressed once and kept: all of them
 * together are a few megabytes. In development they are read anew each time. Used by one event
 * loop.
 */
final class Assets {
  /** Only plain relative names with a known ending: no dot segments, no directories, no classes. */
  private static final Pattern NAME =
      Pattern.compile("(?:[A-Za-z0-9_@-][A-Za-z0-9_@.-]*/)*[A-Za-z0-9_@-][A-Za-z0-9_@.-]*");

  private final Vertx vertx;
  private final String root;
  private final boolean keep;
  private final Map<String, Asset> kept = new HashMap<>();

  Assets(Vertx vertx, String root, boolean keep) {
    this.vertx = vertx;
    this.root = root;
    this.keep = keep;
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
    try (InputStream in = Assets.class.getClassLoader().getResourceAsStream(root + "/" + name)) {
      return in == null ? null : Asset.of(type, Buffer.buffer(in.readAllBytes()));
    }
  }

  private void keep(String name, Asset asset) {
    if (keep && asset != null) {
      kept.put(name, asset);
    }
  }
}
