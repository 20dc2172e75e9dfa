package verticles.packing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who imports whom. */
class ModulesTest {
  private static final String PAGE =
      """
      <script type="importmap">
      { "imports": { "lit": "/vendor/lit.js", "lit/": "/vendor/lit/", "big": "/vendor/big.js" } }
      </script>
      """;

  @TempDir Path root;

  private void module(String name, String text) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  @Test
  void allThatIsImportedIsFoundOnceWhateverItsForm() throws Exception {
    // Given
    module("main.js", "import './a/one.js';import{x}from\"./two.js\";x('import');");
    module("a/one.js", "import * as y from '../two.js'\nimport z,{w as v} from 'lit';y;z;v;");
    module(
        "two.js", "export*from'lit/more.js';export{q}from './a/one.js';export const r='./no.js'");
    module("vendor/lit.js", "");
    module("vendor/lit/more.js", "");

    // When
    Set<String> needed = new Modules(root, PAGE).neededBy(List.of("main.js"));

    // Then
    assertEquals(
        List.of("main.js", "a/one.js", "two.js", "vendor/lit.js", "vendor/lit/more.js"),
        List.copyOf(needed));
  }

  @Test
  void whatIsFetchedLaterIsNotNeededButALibraryIsKnown() throws Exception {
    // Given
    module("main.js", "const a=()=>import('./later.js');const b=()=>import('big')");
    module("later.js", "");
    module("vendor/big.js", "");
    Modules modules = new Modules(root, PAGE);

    // When
    Set<String> needed = modules.neededBy(List.of("main.js"));

    // Then
    assertEquals(Set.of("main.js"), needed);
    assertEquals(Set.of("vendor/big.js"), modules.librariesOf(needed));
  }

  @Test
  void whatIsNotThereIsTold() throws Exception {
    // Given
    module("main.js", "import './a.js';");
    module("other.js", "import 'nothing';");
    Modules modules = new Modules(root, PAGE);

    // When
    IOException file = assertThrows(IOException.class, () -> modules.neededBy(List.of("main.js")));
    IOException name = assertThrows(IOException.class, () -> modules.neededBy(List.of("other.js")));

    // Then
    assertTrue(file.getMessage().contains("main.js imports ./a.js"), file.getMessage());
    assertTrue(name.getMessage().contains("other.js imports nothing"), name.getMessage());
  }
}
