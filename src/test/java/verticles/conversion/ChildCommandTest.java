package verticles.conversion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import verticles.sandbox.protocol.Frame;
import verticles.sandbox.protocol.Frames;

/**
 * What a child is started with, and that it needs nothing else: no rights, no home, no variable.
 */
class ChildCommandTest {
  private static final int NOBODY = 65_534;

  @TempDir Path directory;

  @Test
  void aChildHasLittleAndIsToldNothing() {
    // When
    ProcessBuilder builder = ChildCommand.in(directory, ChildCommand.MAIN);

    // Then
    List<String> command = builder.command();
    assertTrue(Files.isExecutable(Path.of(command.get(0))), command.get(0));
    assertTrue(command.contains("-Xmx192m") && command.contains("-XX:MaxDirectMemorySize=64m"));
    assertTrue(command.contains("-Djava.io.tmpdir=" + directory));
    assertEquals(ChildCommand.MAIN, command.get(command.size() - 1));
    assertTrue(builder.environment().isEmpty());
    assertEquals(directory.toFile(), builder.directory());
    String classPath = command.get(command.indexOf("-cp") + 1);
    for (String entry : classPath.split(File.pathSeparator)) {
      assertTrue(Files.exists(Path.of(entry)), entry);
      assertTrue(!entry.matches(".*(vertx|netty|aws|postgres|jackson-databind).*"), entry);
    }
  }

  /** As in the container: nothing is the user's but the directory of the data. */
  @Test
  void aUserWithoutAnyRightsMayRunOne() throws Exception {
    // Given
    Path setpriv = Path.of("/usr/bin/setpriv");
    assumeTrue(System.getProperty("user.name").equals("root") && Files.isExecutable(setpriv));
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx--x--x"));
    Path home = Files.createDirectory(directory.resolve("home"));
    Files.setAttribute(home, "unix:uid", NOBODY);
    Path file =
        new Xlsx()
            .sheet("Sales", "<row><c><v>1</v></c><c><v>2</v></c></row>")
            .write(directory.resolve("file"));

    // When
    Process child = withoutRights(setpriv, home).start();
    Frame ready = Frames.read(child.getInputStream());
    Path rows = home.resolve("rows.csv");
    Frames.write(
        child.getOutputStream(),
        new Frame.Convert(file.toString(), rows.toString(), home.toString(), "xlsx", null, 1_000));
    Frame advanced = Frames.read(child.getInputStream());
    Frame done = Frames.read(child.getInputStream());

    // Then
    assertEquals(new Frame.Ready(), ready, () -> said(home));
    assertEquals(new Frame.Advanced(4), advanced);
    assertInstanceOf(Frame.Done.class, done, done::toString);
    assertEquals("1,2\n", Files.readString(rows));
    assertEquals(NOBODY, Files.getAttribute(rows, "unix:uid"));
    assertEquals(0, child.waitFor());
  }

  private ProcessBuilder withoutRights(Path setpriv, Path home) throws IOException {
    ProcessBuilder builder = ChildCommand.in(home, ChildCommand.MAIN);
    List<String> command =
        new ArrayList<>(
            List.of(
                setpriv.toString(),
                "--reuid=" + NOBODY,
                "--regid=" + NOBODY,
                "--clear-groups",
                "--no-new-privs",
                "--bounding-set=-all",
                "--inh-caps=-all"));
    command.addAll(builder.command());
    int classPath = command.indexOf("-cp") + 1;
    command.set(classPath, copied(command.get(classPath)));
    return builder.command(command);
  }

  /** The class path, where everybody may read it: Maven's own may be somebody's alone. */
  private String copied(String classPath) throws IOException {
    Path lib = Files.createDirectory(directory.resolve("lib"));
    List<String> entries = new ArrayList<>();
    for (String entry : classPath.split(File.pathSeparator)) {
      Path from = Path.of(entry);
      Path to = lib.resolve(from.getFileName());
      copy(from, to);
      entries.add(to.toString());
    }
    return String.join(File.pathSeparator, entries);
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> tree = Files.walk(from)) {
      for (Path path : (Iterable<Path>) tree::iterator) {
        boolean needed =
            !Files.isDirectory(from)
                || from.relativize(path)
                    .toString()
                    .matches("(verticles(/sandbox.*)?|validation.*|)");
        if (needed) {
          Files.copy(
              path,
              to.resolve(from.relativize(path).toString()),
              StandardCopyOption.COPY_ATTRIBUTES);
        }
      }
    }
  }

  private static String said(Path home) {
    try {
      return Files.readString(home.resolve("said"));
    } catch (IOException e) {
      return e.toString();
    }
  }
}
