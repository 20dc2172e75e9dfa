package verticles.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.hssf.eventusermodel.HSSFEventFactory;
import org.apache.poi.hssf.eventusermodel.HSSFRequest;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import verticles.sandbox.protocol.Frame.Contents;

/**
 * Reads a workbook of Excel 97 to 2003 (BIFF8) record by record with Apache POI: once to judge and
 * count its sheets, once more for the rows of the one that is taken.
 */
final class XlsReader implements Reader {
  private final Path file;
  private final String wanted;
  private final SheetChoice choice = new SheetChoice();
  private final List<String> notes = new ArrayList<>();

  XlsReader(Path file, String wanted) {
    this.file = file;
    this.wanted = wanted;
  }

  @Override
  public Contents contents() {
    return choice.contents(notes);
  }

  @Override
  public Contents read(RowsFile rows) throws IOException {
    try (POIFSFileSystem container = new POIFSFileSystem(file.toFile(), true)) {
      String stream = workbook(container.getRoot());
      judge(container, stream, rows);
      write(container, stream, rows);
    } catch (EncryptedDocumentException e) {
      throw Refusal.locked("The workbook");
    } catch (IOException e) {
      throw Refusal.damaged("It is cut off, or broken.");
    }
    return contents();
  }

  /** The name of the stream that is the workbook: the container may hold anything. */
  private String workbook(DirectoryNode root) {
    if (root.hasEntryCaseInsensitive("EncryptedPackage")) {
      throw Refusal.locked("The workbook");
    }
    if (root.hasEntryCaseInsensitive("_VBA_PROJECT_CUR")) {
      notes.add("The workbook carries macros, which were not looked at.");
    }
    for (String name : List.of("Workbook", "WORKBOOK", "workbook")) {
      if (root.hasEntry(name)) {
        return name;
      }
    }
    if (root.hasEntryCaseInsensitive("Book")) {
      throw Refusal.tooOld();
    }
    throw Refusal.unsupported(
        "This is a document of another Office program. Send the table as an Excel workbook or as"
            + " CSV.");
  }

  private void judge(POIFSFileSystem container, String stream, RowsFile rows) throws IOException {
    List<Sample> samples = new ArrayList<>();
    List<RowCount> counts = new ArrayList<>();
    XlsRecords records =
        read(
            container,
            stream,
            new SheetFaults(),
            sheet -> {
              Sample sample = new Sample();
              RowCount count = new RowCount(rows);
              samples.add(sample);
              counts.add(count);
              return (number, cells) -> {
                if (!sample.full()) {
                  sample.row(number, cells);
                }
                return count.row(number, cells);
              };
            });
    List<XlsRecords.Sheet> sheets = records.sheets();
    SheetChoice.checkCount(sheets.size());
    for (int i = 0; i < sheets.size() && i < samples.size(); i++) {
      choice.add(sheets.get(i).name(), sheets.get(i).hidden(), samples.get(i));
      choice.counted(i, counts.get(i).rows);
    }
  }

  private void write(POIFSFileSystem container, String stream, RowsFile rows) throws IOException {
    int chosen = choice.choose(wanted);
    SheetFaults faults = new SheetFaults();
    Table table = new Table(rows, choice.columns());
    read(container, stream, faults, sheet -> sheet == chosen ? table : null);
    faults.addTo(notes);
  }

  private static XlsRecords read(
      POIFSFileSystem container, String stream, SheetFaults faults, IntFunction<RowSink> sinks)
      throws IOException {
    XlsRecords records = new XlsRecords(faults, sinks);
    HSSFRequest request = new HSSFRequest();
    request.addListenerForAllRecords(records);
    try (InputStream in = container.createDocumentInputStream(stream)) {
      new HSSFEventFactory().processEvents(request, in);
    }
    records.end();
    if (!records.begun()) {
      throw Refusal.damaged("There is no workbook in it.");
    }
    return records;
  }
}
