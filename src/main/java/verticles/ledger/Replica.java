package verticles.ledger;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * Who holds leases: this start of this replica.
 *
 * <p>{@code home} is kept in the data directory and survives restarts, so that after a crash the
 * next start takes its own tasks up at once instead of waiting for their leases to run out. The
 * file that holds it stays locked while the process lives; the kernel frees it however the process
 * ends. Who does not get the lock is a second process beside a living one, and gets an identity of
 * its own. Should two machines still share one (a cloned disk), they only take each other's tasks
 * over: fences keep either from writing under a lease that it has lost.
 *
 * @param home the replica, over all its starts
 * @param boot this start
 * @param lock holds the identity's file locked; null where there is none
 */
record Replica(UUID home, UUID boot, FileChannel lock) {

  /** A replica without a past. */
  static Replica fresh() {
    return new Replica(UUID.randomUUID(), UUID.randomUUID(), null);
  }

  /** The replica that lives in this directory. Blocks. */
  static Replica of(Path dataDir) throws IOException {
    Files.createDirectories(dataDir);
    FileChannel file =
        FileChannel.open(
            dataDir.resolve("replica"),
            StandardOpenOption.CREATE,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE);
    if (!locked(file)) {
      file.close();
      return fresh();
    }
    return new Replica(identity(file), UUID.randomUUID(), file);
  }

  void close() throws IOException {
    if (lock != null) {
      lock.close();
    }
  }

  private static boolean locked(FileChannel file) throws IOException {
    try {
      return file.tryLock() != null;
    } catch (OverlappingFileLockException heldInThisProcess) {
      return false;
    }
  }

  private static UUID identity(FileChannel file) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(36);
    while (bytes.hasRemaining() && file.read(bytes, bytes.position()) > 0) {}
    try {
      return UUID.fromString(new String(bytes.array(), StandardCharsets.US_ASCII).strip());
    } catch (IllegalArgumentException newOrTorn) {
      UUID id = UUID.randomUUID();
      file.truncate(0);
      file.write(ByteBuffer.wrap(id.toString().getBytes(StandardCharsets.US_ASCII)), 0);
      file.force(true);
      return id;
    }
  }
}
