package verticles.conversion;

import java.nio.file.Path;

/**
 * What is to become rows, and within which bounds.
 *
 * @param file may still grow
 * @param directory for what is made of it; not made yet
 * @param sheet wanted of a workbook, or null to find it
 * @param charset wanted for text, or null to find it
 * @param most bytes that anything made of the file may have
 */
record Work(Path file, Path directory, String sheet, String charset, long most) {
  /** The same wishes for what was in the archive. */
  Work in(Path unpacked) {
    return new Work(unpacked, directory, sheet, charset, most);
  }
}
