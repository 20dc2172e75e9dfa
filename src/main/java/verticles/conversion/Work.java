package verticles.conversion;

import java.nio.file.Path;

/**
 * What is to become rows, and within which bounds.
 *
 * @param file may still grow
 * @param directory for what is made of it; not made yet
 * @param sheet wanted of a workbook, or null to find it
 * @param charset wanted for text, or null to find it
 * @param room for all that is made of the file
 * @param sandbox where parsers run that may meet harm
 * @param unpacked it was in an archive
 */
record Work(
    Path file,
    Path directory,
    String sheet,
    String charset,
    Room room,
    Children sandbox,
    boolean unpacked) {

  Work(Path file, Path directory, String sheet, String charset, long most, Children sandbox) {
    this(file, directory, sheet, charset, new Room(most), sandbox, false);
  }

  /** The same wishes for what was in the archive, and what is left of the room. */
  Work in(Path content) {
    return new Work(content, directory, sheet, charset, room, sandbox, true);
  }
}
