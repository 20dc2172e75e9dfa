package verticles.storage;

import java.nio.file.Path;

/**
 * A part of a file that may still be growing behind it.
 *
 * @param from offset of the first byte
 * @param length number of bytes
 */
record FileRange(Path file, long from, long length) {}
