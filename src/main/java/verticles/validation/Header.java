package verticles.validation;

import java.util.List;

/**
 * The header and what comes before it.
 *
 * @param delimiter the character between cells
 * @param line physical line of the header, 1-based
 * @param names its cells without surrounding spaces
 * @param dataOffset where in the file the line after it begins
 */
record Header(char delimiter, long line, List<String> names, long dataOffset) {
  Header {
    names = List.copyOf(names);
  }
}
