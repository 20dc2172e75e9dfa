package verticles;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static verticles.PageUnderTest.near;
import static verticles.PageUnderTest.netSales;

import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import verticles.testing.Line;
import verticles.testing.SalesFile;
import verticles.testing.SalesFile.Totals;

/** A file on a slow line, whose sending is paused, given up, cut, or left with the page. */
class ResumedUploadTest extends PageCase {
  /** Bytes a second: a file takes some 7 s. */
  private static final long SLOWLY = 150_000;

  /** A file takes longer than another window needs to open. */
  private static final long VERY_SLOWLY = 40_000;

  private static final long ROWS = 8_000;

  @Test
  void aPausedFileGoesOnWhereItWas() throws Exception {
    // Given
    Path file = directory.resolve("paused.csv");
    Totals totals = SalesFile.writeRows(file, ROWS, 31);
    page.openFor("resumed_paused");
    sendSlowly(file);
    browser.click("button[aria-label='Pause: paused.csv']");
    browser.until("it is paused", () -> page.says("paused.csv", "Paused"));
    browser.until(
        "its step says so too",
        () -> browser.text("stage-track >>> .held .name").startsWith("Paused here"));

    // When
    browser.network.unlimited();
    browser.click("button[aria-label='Go on: paused.csv']");

    // Then
    browser.until("it is there", () -> page.isOnTheDashboard("paused.csv"));
    browser.until("whole", () -> near(netSales(totals), browser.figure("netSales")));
    assertEquals("", browser.complaints());
  }

  @Test
  void aServerThatGoesAwayIsWaitedForAndGetsTheFile() throws Exception {
    // Given
    Path file = directory.resolve("cut.csv");
    Totals totals = SalesFile.writeRows(file, ROWS, 32);
    int port = page.port();
    try (Line line = Line.to(port)) {
      page.openFor("resumed_cut", URI.create("http://127.0.0.1:" + line.port()));
      sendSlowly(file);
      line.cut();
      page.stopApp();
      browser.until("it waits", () -> page.says("cut.csv", "goes on by itself"));

      // When
      page.startApp(port);
      browser.network.unlimited();
      line.mend();

      // Then
      browser.until("it is there", () -> page.isOnTheDashboard("cut.csv"));
      browser.until("whole", () -> near(netSales(totals), browser.figure("netSales")));
    }
  }

  @Test
  void aLineThatFallsSilentIsNoticedAndTheFileGoesOnWhereItWas() throws Exception {
    // Given
    Path file = directory.resolve("silent.csv");
    Totals totals = SalesFile.writeRows(file, ROWS, 35);
    browser.impatient(10);
    try (Line line = Line.to(page.port())) {
      page.openFor("resumed_silent", URI.create("http://127.0.0.1:" + line.port()));
      sendSlowly(file);

      // When
      line.fallSilent();
      browser.network.unlimited();

      // Then
      browser.until("it is told", () -> page.says("silent.csv", "still waiting"));
      browser.until("it is there", () -> page.isOnTheDashboard("silent.csv"));
      browser.until("whole", () -> near(netSales(totals), browser.figure("netSales")));
    }
  }

  @Test
  void aFileChosenAgainAfterAReloadGoesOnAsTheSameTask() throws Exception {
    // Given
    Path file = directory.resolve("reloaded.csv");
    Totals totals = SalesFile.writeRows(file, ROWS, 33);
    page.openFor("resumed_reload");
    halfSend(file);
    browser.open(page.at("/?dataset=resumed_reload"));
    browser.until(
        "the page knows of it", () -> page.says("reloaded.csv", "choose the same file again"));

    // When
    browser.network.unlimited();
    browser.fileManager.drop(file);

    // Then
    browser.until("it is there", () -> page.isOnTheDashboard("reloaded.csv"));
    browser.until("whole", () -> near(netSales(totals), browser.figure("netSales")));
    assertEquals(1, cards("reloaded.csv"));
  }

  @Test
  void aHalfSentFileGoesOnInItsOwnDatasetWhateverTheFieldSays() throws Exception {
    // Given
    Path file = directory.resolve("own.csv");
    Path other = directory.resolve("other.csv");
    Totals totals = SalesFile.writeRows(file, ROWS, 38);
    SalesFile.writeRows(other, 300, 39);
    page.openFor("resumed_own");
    halfSend(file);
    browser.open(page.at("/?dataset=resumed_own"));
    browser.until("it can be chosen", () -> browser.count(choosing("own.csv")) == 1);
    browser.choose("file-actions >>> input", other);
    browser.until(
        "another file is refused",
        () -> browser.text("problem-note >>> .title").equals("This is another file"));
    page.openFor("resumed_wrong");

    // When
    browser.network.unlimited();
    browser.fileManager.drop(file);

    // Then
    browser.until("it is there", () -> page.isOnTheDashboard("own.csv"));
    browser.says(
        "file-card >>> file-notes >>> li",
        "It was half sent to “resumed_own”, so it goes on there, not in “resumed_wrong”.");
    assertEquals(0, sentTo("resumed_wrong"));
    assertEquals(1, sentTo("resumed_own"));
    browser.open(page.at("/?dataset=resumed_own"));
    browser.until("whole", () -> near(netSales(totals), browser.figure("netSales")));
    assertEquals("", browser.complaints());
  }

  @Test
  void aFileHalfSentToSeveralDatasetsGoesOnWhereItIsSaid() throws Exception {
    // Given
    Path file = directory.resolve("several.csv");
    SalesFile.writeRows(file, ROWS, 40);
    page.openFor("resumed_one");
    halfSend(file);
    browser.type("drop-zone >>> #dataset", "resumed_two");
    halfSend(file);
    page.openFor("resumed_three");

    // When
    browser.fileManager.drop(file);

    // Then
    browser.until(
        "it is asked for which",
        () -> browser.text("problem-note >>> .title").contains("half sent to several datasets"));
    browser.network.unlimited();

    // When it is the field's, then the card's
    browser.open(page.at("/?dataset=resumed_two"));
    browser.until("it is known", () -> browser.count(choosing("several.csv")) == 1);
    browser.fileManager.drop(file);
    browser.until("it is there", () -> page.isOnTheDashboard("several.csv"));
    browser.open(page.at("/?dataset=resumed_one"));
    browser.choose("file-actions >>> input", file);

    // Then
    browser.until("here, too", () -> page.isOnTheDashboard("several.csv"));
    for (String dataset : List.of("resumed_one", "resumed_two")) {
      assertEquals(1, sentTo(dataset), dataset);
    }
    assertEquals(0, sentTo("resumed_three"));
  }

  @Test
  void aCancelledFileLeavesNothing() throws Exception {
    // Given
    Path file = directory.resolve("unwanted.csv");
    SalesFile.writeRows(file, ROWS, 34);
    page.openFor("resumed_cancelled");
    sendSlowly(file);

    // When
    browser.click("button[aria-label='Cancel: unwanted.csv']");

    // Then
    browser.until("it says so", () -> page.says("unwanted.csv", "nothing was kept"));
    browser.open(page.at("/data-ingestion"));
    browser.until("the server knows, too", () -> page.says("unwanted.csv", "Cancelled"));
    assertTrue(!page.isOnTheDashboard("unwanted.csv"));
  }

  @Test
  void whatOneWindowSendsIsFollowedInAnotherAndTakenOffThere() throws Exception {
    // Given
    Path file = directory.resolve("followed.csv");
    Totals totals = SalesFile.writeRows(file, ROWS, 36);
    page.openFor("resumed_followed");
    sendSlowly(file, VERY_SLOWLY);
    browser.windows.openSecond();
    browser.open(page.at("/overview?dataset=resumed_followed"));
    browser.until(
        "it is told there as what it is",
        () -> page.says("followed.csv", "Receiving from another window"));
    int percent = percent();

    // When
    browser.until("it is seen to arrive", () -> percent() > percent);
    browser.windows.first();
    browser.network.unlimited();

    // Then
    browser.until("it is there", () -> page.isOnTheDashboard("followed.csv"));
    browser.until("whole", () -> near(netSales(totals), browser.figure("netSales")));
    browser.windows.second();
    browser.until("there, too", () -> page.isOnTheDashboard("followed.csv"));
    browser.until("whole, too", () -> near(netSales(totals), browser.figure("netSales")));

    // When
    browser.click("button[aria-label='Undo: followed.csv']");
    browser.windows.first();

    // Then
    browser.until("it is off", () -> page.says("followed.csv", "Taken off the dashboard"));
    browser.until("with its figures", () -> browser.count("kpi-tile") == 0);
    browser.click("button[aria-label='Put back: followed.csv']");
    browser.windows.second();
    browser.until("it is back", () -> near(netSales(totals), browser.figure("netSales")));
    assertEquals("", browser.complaints());
  }

  @Test
  void whatAnotherWindowCancelsIsNotSentAnyMore() throws Exception {
    // Given
    Path file = directory.resolve("stopped.csv");
    SalesFile.writeRows(file, ROWS, 37);
    page.openFor("resumed_stopped");
    sendSlowly(file, VERY_SLOWLY);
    browser.windows.openSecond();
    browser.open(page.at("/data-ingestion"));

    // When
    browser.click("button[aria-label='Cancel: stopped.csv']");

    // Then
    browser.until("it is cancelled", () -> page.says("stopped.csv", "Cancelled"));
    browser.windows.first();
    browser.until("here, too", () -> page.says("stopped.csv", "nothing was kept"));
    browser.network.unlimited();
    assertEquals(List.of(), browser.texts("problem-note"));
    browser.has(1, "button[aria-label='Send again: stopped.csv']");
    JsonObject tasks = page.get("/api/ingest/tasks?datasource_name=resumed_stopped");
    assertEquals(1, tasks.getInteger("total"), tasks.encodePrettily());
  }

  private static String choosing(String filename) {
    return "button[aria-label='Choose the file: " + filename + "']";
  }

  private int sentTo(String dataset) throws Exception {
    return page.get("/api/ingest/tasks?datasource_name=" + dataset).getInteger("total");
  }

  /** Sends some of a file, and pauses it. */
  private void halfSend(Path file) {
    sendSlowly(file);
    String name = file.getFileName().toString();
    browser.click("button[aria-label='Pause: " + name + "']");
    browser.until("it is paused", () -> page.says(name, "Paused"));
  }

  private int percent() {
    String now =
        browser.word(
            "file-card >>> [role=progressbar]",
            "return found[0]?.getAttribute('aria-valuenow') ?? -1");
    return Integer.parseInt(now);
  }

  private void sendSlowly(Path file) {
    sendSlowly(file, SLOWLY);
  }

  private void sendSlowly(Path file, long bytesPerSecond) {
    browser.network.limit(bytesPerSecond);
    browser.fileManager.drop(file);
    browser.until(
        "some of it has arrived",
        () -> browser.text("stage-track >>> .now .detail").matches("(?s).+B of .+B.*"));
  }

  private long cards(String filename) {
    return browser.texts("file-card >>> h3").stream().filter(filename::equals).count();
  }
}
