package verticles.validation;

import java.util.List;
import verticles.contract.Note;

/**
 * The header and what comes before it.
 *
 * @param delimiter the character between cells
 * @param line physical line of the header, 1-based; 0 if there is none and the names are made up
 * @param names its cells without surrounding spaces, each different, none empty
 * @param invented places of names that the file does not have
 * @param dataOffset where in the file the line after it begins
 * @param dataLine physical line of that line
 * @param notes what was passed over, mended or made up
 */
record Header(
    char delimiter,
    long line,
    List<String> names,
    List<Integer> invented,
    long dataOffset,
    long dataLine,
    List<Note> notes) {

  Header {
    names = List.copyOf(names);
    invented = List.copyOf(invented);
    notes = List.copyOf(notes);
  }

  /** What a person or a plan says about it. Null where it is to be found. */
  record Wanted(Character delimiter, Long line) {
    static final Wanted ANY = new Wanted(null, null);
  }
}
