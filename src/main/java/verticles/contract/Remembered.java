package verticles.contract;

import java.util.List;

/**
 * How a dataset's last file was read, for the next one with the same header.
 *
 * @param header the header's cells; empty if nothing is remembered
 * @param reading what its columns were, complete
 */
public record Remembered(List<String> header, Reading reading) implements Message {
  public static final Remembered NOTHING = new Remembered(List.of(), Reading.NONE);

  public Remembered {
    header = List.copyOf(header);
  }
}
