package verticles.validation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import verticles.contract.Plan;
import verticles.contract.Verdict;

/** Whole files, checked as they are when they have arrived. */
abstract class FileCase {
  @TempDir Path directory;
  Path file;
  Path rejects;

  @BeforeEach
  void paths() {
    file = directory.resolve("file.csv");
    rejects = directory.resolve("work/rejects.csv");
  }

  static void replace(byte[] text, char what, byte with) {
    for (int i = 0; i < text.length; i++) {
      text[i] = text[i] == what ? with : text[i];
    }
  }

  static Plan.Column column(Verdict verdict, String target) {
    return verdict.plan().columns().stream()
        .filter(c -> target.equals(c.target()))
        .findFirst()
        .orElseThrow();
  }

  Verdict check(String text) throws IOException {
    return check(text.getBytes(StandardCharsets.UTF_8));
  }

  Verdict check(byte[] text) throws IOException {
    Files.write(file, text);
    return run(new FileCheck(file, rejects, Terms.NONE), text.length);
  }

  static Verdict run(FileCheck check, long size) throws IOException {
    return run(check, size, new Block(false));
  }

  static Verdict run(FileCheck check, long size, Block block) throws IOException {
    while (check.verdict() == null) {
      check.step(block, size, true);
    }
    return check.verdict();
  }
}
