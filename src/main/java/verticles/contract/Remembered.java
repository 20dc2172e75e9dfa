package verticles.contract;

import java.util.List;

/**
 * How a dataset's last file was read, for the next one with the same header.
 *
 * @param header the header's cells; empty if nothing is remembered
 * @param types what most values of each of these columns were; empty if that is not known
 * @param reading what its columns were, complete; its delimiter and line of the header hold only
 *     where the header is the same
 */
public record Remembered(List<String> header, List<ColumnProfile.Type> types, Reading reading)
    implements Message {
  public static final Remembered NOTHING = new Remembered(List.of(), Reading.NONE);

  public Remembered {
    header = List.copyOf(header);
    types = types == null ? List.of() : List.copyOf(types);
  }

  public Remembered(List<String> header, Reading reading) {
    this(header, List.of(), reading);
  }
}
