package verticles.conversion;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import verticles.contract.ConversionMessages.Rows;
import verticles.conversion.ZipDirectory.Entry;

/**
 * A zip archive that is still to be told from a workbook, which is one, too. It waits for the last
 * byte: the list of files is at the end, and what stands before each file may contradict it.
 */
final class Archived implements Converter {
  private static final String AS_XLSX = "Save it as an Excel workbook (.xlsx) or as CSV.";
  private static final int NAME = 30;

  /** Documents that are zip archives, by a file that each has. */
  private static final Map<String, String> DOCUMENTS =
      Map.of(
          "xl/workbook.bin", "a binary Excel workbook (.xlsb)",
          "mimetype", "an OpenDocument file",
          "word/document.xml", "a Word document",
          "ppt/presentation.xml", "a PowerPoint presentation",
          "Index/Document.iwa", "a Numbers file",
          "META-INF/MANIFEST.MF", "a Java archive");

  private final Work work;

  Archived(Work work) {
    this.work = work;
  }

  /**
   * What can be said before the list of files is there.
   *
   * @param head the first bytes
   * @throws verticles.contract.ProblemException if it is nothing that is taken
   */
  static void checkEarly(byte[] head) {
    String start = new String(head, 0, Math.min(head.length, 128), StandardCharsets.ISO_8859_1);
    if (start.startsWith("mimetypeapplication/vnd.oasis.opendocument.", NAME)) {
      throw Unreadable.format("an OpenDocument file", AS_XLSX);
    }
    if (head.length > 6 && (head[6] & 1) != 0) {
      throw Unreadable.encrypted();
    }
  }

  @Override
  public Path rows() {
    return null;
  }

  @Override
  public long written(long available) {
    return 0;
  }

  @Override
  public boolean ready(long available, boolean whole) {
    return whole;
  }

  @Override
  public Converter step(long available, boolean whole) throws IOException {
    ZipDirectory directory;
    try (FileChannel channel = FileChannel.open(work.file())) {
      directory = ZipDirectory.read(channel, available);
    }
    if (directory.has("[Content_Types].xml") && directory.has("xl/workbook.xml")) {
      return new Sandboxed(work, "xlsx");
    }
    for (Map.Entry<String, String> document : DOCUMENTS.entrySet()) {
      if (directory.has(document.getKey())) {
        throw Unreadable.format(document.getValue(), AS_XLSX);
      }
    }
    return single(directory);
  }

  private Converter single(ZipDirectory directory) throws IOException {
    if (work.unpacked()) {
      throw Unreadable.nested();
    }
    List<Entry> files = directory.files();
    if (files.isEmpty()) {
      throw Unreadable.emptyArchive();
    }
    if (files.size() > 1) {
      throw Unreadable.manyFiles(files.size());
    }
    return Unpacking.zip(work, directory, files.get(0));
  }

  @Override
  public Rows result() {
    return null;
  }
}
