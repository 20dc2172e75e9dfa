package verticles.validation;

import java.util.ArrayList;
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

  /** The same with this to say about it, and nothing to ask. */
  Header noting(String message) {
    List<Note> told =
        new ArrayList<>(notes.stream().filter(note -> note.kind() != Note.Kind.QUESTION).toList());
    told.add(new Note(Note.Kind.INFO, null, message));
    return new Header(delimiter, line, names, invented, dataOffset, dataLine, told);
  }

  /**
   * What is said about it.
   *
   * @param delimiter null where it is to be found
   * @param line null where it is to be found
   * @param before how the dataset's last file had it, or null
   */
  record Wanted(Character delimiter, Long line, Before before) {
    static final Wanted ANY = new Wanted(null, null);

    Wanted(Character delimiter, Long line) {
      this(delimiter, line, null);
    }
  }

  /**
   * The header of the dataset's last file.
   *
   * @param line 0 if there was none; null if that is not known
   */
  record Before(char delimiter, List<String> names, Long line) {
    boolean none() {
      return line != null && line == 0;
    }
  }
}
