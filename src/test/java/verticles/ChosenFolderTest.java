package verticles;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static verticles.PageUnderTest.near;
import static verticles.PageUnderTest.netSales;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import verticles.testing.SalesFile;
import verticles.testing.SalesFile.Totals;

/** A folder without a mouse to drag it. */
class ChosenFolderTest extends PageCase {
  @Test
  void aFolderIsChosenByKeyboardAndWhatIsNoSalesFileIsLeftOut() throws Exception {
    // Given
    Path folder = Files.createDirectories(directory.resolve("till/.cache")).getParent();
    Totals totals = SalesFile.writeRows(folder.resolve("till.csv"), 300, 35);
    SalesFile.writeRows(folder.resolve(".cache/till.csv"), 100, 36);
    Files.writeString(folder.resolve("letter.docx"), "no sales");
    Files.writeString(folder.resolve("~$letter.docx"), "no sales");
    page.openFor("journey_chosen_folder");
    browser.word("drop-zone >>> #folder", ASKED);

    // When
    browser.press("drop-zone >>> #choose-folder", Keys.ENTER);
    browser.until("it is asked for", () -> browser.word("return '' + window.asked").equals("true"));
    browser.choose("drop-zone >>> #folder", folder);

    // Then
    browser.until("it is there", () -> page.isOnTheDashboard("till.csv"));
    browser.until("it counts", () -> near(netSales(totals), browser.figure("netSales")));
    assertEquals(List.of("till.csv"), browser.texts("file-card >>> h3"));
    assertEquals(
        "Of “till”, 1 file is left out: neither CSV nor Excel nor Parquet.",
        browser.text("drop-layer >>> .note"));
    assertEquals("", browser.complaints());
  }

  /** Instead of the browser's own dialog. */
  private static final String ASKED =
      "found[0].addEventListener('click', (event) => { event.preventDefault(); window.asked = true; })";
}
