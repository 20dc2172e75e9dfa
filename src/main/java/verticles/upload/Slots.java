package verticles.upload;

import io.vertx.core.Vertx;
import io.vertx.core.shareddata.Shareable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import verticles.config.Settings;

/**
 * Who may send now: one for the whole JVM, shared by all HTTP instances. Holds each living upload
 * from before its task is opened until nothing of it is left.
 */
final class Slots implements Shareable {
  /** What uploads leave free on the disk for everything else. */
  private static final long RESERVE = 256L << 20;

  private final int limit;
  private final Path spoolDir;
  private final AtomicInteger taken = new AtomicInteger();
  private final Map<UUID, Live> live = new ConcurrentHashMap<>();
  private final Map<UUID, Long> room = new ConcurrentHashMap<>();

  private Slots(Settings settings) {
    this.limit = settings.uploads().atOnce();
    this.spoolDir = settings.spoolDir();
  }

  static Slots of(Vertx vertx, Settings settings) {
    return vertx
        .sharedData()
        .<String, Slots>getLocalMap("sluice.upload.slots")
        .computeIfAbsent(settings.spoolDir().toString(), dir -> new Slots(settings));
  }

  /** Takes a slot, to be given back by {@link #free}. */
  void take() {
    if (taken.incrementAndGet() > limit) {
      taken.decrementAndGet();
      throw UploadProblems.tooMany(limit);
    }
  }

  void free() {
    taken.decrementAndGet();
  }

  int taken() {
    return taken.get();
  }

  /**
   * Sets disk space aside for an upload. Blocks.
   *
   * @param bytes the most that it may need
   */
  void reserve(UUID task, long bytes) throws IOException {
    Files.createDirectories(spoolDir);
    synchronized (room) {
      long promised = 0;
      for (Map.Entry<UUID, Long> other : room.entrySet()) {
        Live upload = live.get(other.getKey());
        promised += other.getValue() - (upload == null ? 0 : upload.received());
      }
      long free = Files.getFileStore(spoolDir).getUsableSpace();
      if (free - Math.max(0, promised) - bytes < RESERVE) {
        throw UploadProblems.noRoom();
      }
      room.put(task, bytes);
    }
  }

  void live(UUID task, Live upload) {
    live.put(task, upload);
  }

  void gone(UUID task) {
    live.remove(task);
    room.remove(task);
  }

  Optional<Live> find(UUID task) {
    return Optional.ofNullable(live.get(task));
  }

  /** Whether the spool file of this task belongs to an upload that is still going on. */
  boolean isLive(UUID task) {
    return room.containsKey(task);
  }
}
