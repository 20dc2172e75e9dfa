package verticles.sandbox;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;

/** Has the classes in memory before there is a file: a spare child waits for one. */
final class WarmUp {
  private static final String SHEET =
      "<worksheet><sheetData><row><c t=\"str\"><v>Sales</v></c><c><v>1.5</v></c></row>"
          + "</sheetData></worksheet>";

  private WarmUp() {}

  /** Reads a small sheet of our own. */
  static void run() {
    Sample sample = new Sample();
    new SheetReader(SharedStrings.none(), Styles.none(), false, new SheetFaults(), sample)
        .read(new ByteArrayInputStream(SHEET.getBytes(StandardCharsets.US_ASCII)));
    new SheetScore().of(sample, false);
  }
}
