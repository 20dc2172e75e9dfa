package verticles.contract;

import java.util.UUID;

/**
 * Where things lie in the bucket. Keys come from the server's own ids only: a client's file name
 * never takes part, and nor does the dataset, which a multipart body may name after the file.
 */
public final class Keys {
  private Keys() {}

  public static String rawPrefix(UUID task) {
    return "raw/" + task + "/";
  }

  /** The file as it came. The fence keeps a late writer from touching its successor's object. */
  public static String raw(UUID task, long fence) {
    return rawPrefix(task) + fence;
  }

  public static String canonicalPrefix(UUID task) {
    return "canonical/" + task + "/";
  }

  /** One canonical part; {@code fence} for the same reason as in {@link #raw}. */
  public static String canonical(UUID task, long fence, int part) {
    return canonicalPrefix(task) + fence + "/part-" + part + ".csv.zst";
  }

  public static String rejects(UUID task) {
    return "rejects/" + task + ".csv";
  }
}
