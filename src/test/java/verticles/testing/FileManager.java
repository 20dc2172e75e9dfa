package verticles.testing;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;

/** Where a user of a {@link Browser} has files: dragged from here onto the page, saved to here. */
public final class FileManager {
  private final ChromeDriver driver;

  FileManager(ChromeDriver driver) {
    this.driver = driver;
  }

  /** Drops a file of this machine on the page, as if it were dragged from a file manager. */
  public void drop(Path file) {
    driver.executeScript(
        """
        const input = document.createElement('input');
        input.type = 'file';
        input.id = 'dragged';
        document.body.append(input);
        """);
    WebElement input = driver.findElement(By.id("dragged"));
    input.sendKeys(file.toString());
    driver.executeScript(
        """
        const input = document.getElementById('dragged');
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(input.files[0]);
        for (const type of ['dragenter', 'dragover', 'drop']) {
          document.body.dispatchEvent(
            new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true, composed: true }));
        }
        input.remove();
        """);
  }

  /** Drags a folder of this machine onto the page and drops it, as the browser itself has it. */
  public void dropFolder(Path folder) {
    Map<String, Object> data =
        Map.of("items", List.of(), "files", List.of(folder.toString()), "dragOperationsMask", 1);
    for (String type : List.of("dragEnter", "dragOver", "drop")) {
      driver.executeCdpCommand(
          "Input.dispatchDragEvent", Map.of("type", type, "x", 300, "y", 300, "data", data));
    }
  }

  /** From now on, what pages save is put into this folder. */
  public void saveTo(Path folder) {
    driver.executeCdpCommand(
        "Browser.setDownloadBehavior",
        Map.of("behavior", "allow", "downloadPath", folder.toString()));
  }
}
