package verticles.embedded;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL database cluster: its directory, and what PostgreSQL's own programs do with it.
 *
 * @param programs has {@code bin/postgres}
 * @param directory the cluster's files
 * @param log where the programs and the server write
 */
record Cluster(Path programs, Path directory, File log) {
  private static final Logger LOG = LoggerFactory.getLogger(Cluster.class);
  private static final int PATIENCE_SECONDS = 60;
  private static final String OURS = "sluice.conf";

  /** Makes it, if there is none: everybody has to give a password, from the first moment on. */
  void createOnce(String password) throws IOException {
    if (Files.isDirectory(directory)) {
      return;
    }
    Path fresh = Files.createTempDirectory(directory.getParent(), "creating");
    Path secret = Files.createTempFile(directory.getParent(), "password", null);
    try {
      Files.writeString(secret, password);
      run(
          "initdb",
          "--pgdata=" + fresh,
          "--username=postgres",
          "--pwfile=" + secret,
          "--auth=scram-sha-256",
          "--encoding=UTF8",
          // The same order and case rules whatever this machine's language is.
          "--locale-provider=builtin",
          "--builtin-locale=C.UTF-8",
          "--locale=C");
    } finally {
      Files.delete(secret);
    }
    append(fresh.resolve("postgresql.conf"), "include = '" + OURS + "'\n");
    Files.move(fresh, directory, StandardCopyOption.ATOMIC_MOVE);
  }

  private static void append(Path file, String text) throws IOException {
    Files.writeString(file, Files.readString(file) + text);
  }

  /** Returns when it answers. It gets a session of its own, so a Ctrl-C does not reach it. */
  void start(int port) throws IOException {
    Files.writeString(
        directory.resolve(OURS),
        """
        listen_addresses = '%s'
        port = %d
        unix_socket_directories = ''
        max_connections = 100
        shared_buffers = 32MB
        fsync = on
        synchronous_commit = on
        """
            .formatted(Embedded.LOOPBACK, port));
    control("start", "--log=" + log);
  }

  /** Ends every session and writes everything out. */
  void stop() throws IOException {
    control("stop", "--mode=fast");
  }

  private void control(String... command) throws IOException {
    List<String> arguments = new ArrayList<>(List.of(command));
    arguments.addAll(
        List.of("--pgdata=" + directory, "--wait", "--timeout=" + PATIENCE_SECONDS, "--silent"));
    run("pg_ctl", arguments.toArray(String[]::new));
  }

  /**
   * Stops a server that outlived the killed process which had started it, and clears its mark. The
   * caller owns the data directory, so nobody uses that server any more.
   */
  void stopOrphan() throws IOException {
    Path mark = directory.resolve("postmaster.pid");
    Optional<Long> pid = firstLine(mark).map(Long::parseLong);
    if (pid.flatMap(ProcessHandle::of).filter(this::servedBy).isPresent()) {
      LOG.warn("stopping PostgreSQL {}, which outlived the process that started it", pid.get());
      stop();
    }
    // Its number may since belong to another process, which PostgreSQL would take for a server.
    Files.deleteIfExists(mark);
  }

  private static Optional<String> firstLine(Path file) throws IOException {
    try (var lines = Files.lines(file, StandardCharsets.UTF_8)) {
      return lines.findFirst().map(String::strip);
    } catch (NoSuchFileException none) {
      return Optional.empty();
    }
  }

  private boolean servedBy(ProcessHandle process) {
    String command = process.info().commandLine().orElse("");
    return command.contains("postgres") && command.contains(directory.toString());
  }

  private void run(String program, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    if (System.getProperty("user.name").equals("root")) {
      // PostgreSQL refuses to run as root; in a user namespace of its own it is nobody.
      command.addAll(List.of("unshare", "-U"));
    }
    command.add(programs.resolve("bin").resolve(program).toString());
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(Redirect.appendTo(log))
            .start();
    if (exitCode(process) != 0) {
      throw CannotStart.because(
          "postgresql-failed", "PostgreSQL's " + program + " failed; " + log + " says why.");
    }
  }

  private static int exitCode(Process process) throws IOException {
    try {
      if (process.waitFor(2 * PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        return process.exitValue();
      }
      process.destroyForcibly();
      return -1;
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while PostgreSQL's programs ran", e);
    }
  }
}
