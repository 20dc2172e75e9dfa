package verticles.upload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import verticles.contract.ProblemException;

class FileNamesTest {
  @Example
  void namesAreCleanedForDisplay() {
    assertEquals("March 2026.csv", FileNames.cleaned("March 2026.csv"));
    assertEquals("passwd", FileNames.cleaned("../../etc/passwd"));
    assertEquals("a.csv", FileNames.cleaned("C:\\a.csv"));
    assertEquals("x", FileNames.cleaned("..\\..\\x"));
    assertEquals("vsc.exe", FileNames.cleaned("\u202Evsc.exe"));
    assertEquals(
        "_img src=x onerror=alert(1)_.csv", FileNames.cleaned("<img src=x onerror=alert(1)>.csv"));
    assertEquals("été.csv", FileNames.cleaned("e\u0301te\u0301.csv"));
    assertEquals("\u0316\u0300.csv", FileNames.cleaned("\u0300\u0378\u0316.csv"));
    assertEquals("売上.csv", FileNames.cleaned("売上.csv"));
    assertEquals("unnamed", FileNames.cleaned(""));
    assertEquals("unnamed", FileNames.cleaned(".."));
    assertEquals("unnamed", FileNames.cleaned("dir/"));
  }

  @Example
  void aLongNameKeepsItsBeginningAndItsEnding() {
    // When
    String clean = FileNames.cleaned("s" + "ü".repeat(300) + ".csv");

    // Then
    assertTrue(clean.startsWith("sü"));
    assertTrue(clean.endsWith("….csv"));
  }

  @Example
  void nulAndLineBreaksAreRefused() {
    for (String name : new String[] {"a\0.csv", "a\r.csv", "a\n.csv"}) {
      assertThrows(ProblemException.class, () -> FileNames.cleaned(name));
    }
  }

  @Property(tries = 500)
  void whateverComesIsShortAndNoPath(@ForAll String name) {
    // Given
    String spoken = name.replaceAll("[\0\r\n]", "");

    // When
    String clean = FileNames.cleaned(spoken);

    // Then
    assertTrue(clean.getBytes(StandardCharsets.UTF_8).length <= 200);
    assertTrue(clean.chars().noneMatch(c -> c < ' ' || c == '/' || c == '\\' || c == '<'));
    assertTrue(!clean.isBlank() && !clean.equals("."));
    assertEquals(clean, FileNames.cleaned(clean));
  }
}
