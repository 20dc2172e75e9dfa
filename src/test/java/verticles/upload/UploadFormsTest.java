package verticles.upload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static verticles.upload.RawClient.BOUNDARY;
import static verticles.upload.RawClient.dataset;
import static verticles.upload.RawClient.end;
import static verticles.upload.RawClient.field;
import static verticles.upload.RawClient.file;
import static verticles.upload.RawClient.fileHead;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import verticles.contract.TaskState;
import verticles.upload.RawClient.Answer;

/** Forms that are no upload: each gets its problem, never a 202, and leaves nothing behind. */
class UploadFormsTest extends UploadCase {
  @Test
  void aFormThatIsCut() throws Exception {
    // When
    try (RawClient client = house.client()) {
      client.form(11_000_000).send(dataset("shops") + fileHead("a.csv") + CSV);
      awaitReceiving();
      client.cut();
    }

    // Then
    awaitNewest(TaskState.ABANDONED);
  }

  @Test
  void aFormWhoseRequestEndsBeforeItsFile() throws Exception {
    // When
    Answer answer = form(dataset("shops") + fileHead("a.csv") + CSV);

    // Then
    assertProblem(400, "multipart-truncated", answer);
    awaitNewest(TaskState.ABANDONED);
  }

  @Test
  void aFormWithoutItsLastBoundary() throws Exception {
    assertProblem(
        400, "multipart-truncated", form(dataset("shops") + file("a.csv", CSV) + "--" + BOUNDARY));
  }

  @Test
  void aFormWithoutABoundary() throws Exception {
    // When
    try (RawClient client = house.client()) {
      client.send(
          "POST /api/ingest/upload HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n"
              + "Content-Type: multipart/form-data\r\n\r\nabcde");

      // Then
      assertProblem(400, "multipart-no-boundary", client.answer());
    }
  }

  @Test
  void whatIsNoForm() throws Exception {
    // When
    try (RawClient client = house.client()) {
      client.send(
          "POST /api/ingest/upload HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\n"
              + "Content-Type: application/json\r\n\r\n{}");

      // Then
      assertProblem(415, "unsupported-request", client.answer());
    }
  }

  @Test
  void twoFiles() throws Exception {
    assertProblem(
        400, "two-files", form(dataset("shops") + file("a.csv", CSV) + file("b.csv", CSV) + end()));
  }

  @Test
  void aDoubledField() throws Exception {
    assertProblem(
        400, "doubled-field", form(dataset("a") + dataset("b") + file("a.csv", CSV) + end()));
  }

  @Test
  void aFieldDoubledAfterTheFile() throws Exception {
    assertProblem(
        400, "doubled-field", form(dataset("a") + file("a.csv", CSV) + dataset("b") + end()));
  }

  @Test
  void tooManyFields() throws Exception {
    // Given
    StringBuilder fields = new StringBuilder();
    for (int i = 0; i < 17; i++) {
      fields.append(field("f" + i, "x"));
    }

    // Then
    assertProblem(400, "too-many-fields", form(fields + file("a.csv", CSV) + end()));
  }

  @Test
  void aFieldThatIsTooLong() throws Exception {
    assertProblem(
        400, "field-too-long", form(field("note", "x".repeat(8193)) + file("a.csv", CSV) + end()));
  }

  @Test
  void noFile() throws Exception {
    assertProblem(400, "no-file", form(dataset("shops") + end()));
  }

  @Test
  void noDataset() throws Exception {
    assertProblem(400, "missing-field", form(file("a.csv", CSV) + end()));
  }

  @Test
  void anEmptyFile() throws Exception {
    assertProblem(400, "file-empty", form(dataset("shops") + file("a.csv", "") + end()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"9a", "a b", "", "a/b", "\u00e4", "a'; DROP TABLE task; --"})
  void aDatasetThatIsNoName(String name) throws Exception {
    assertProblem(400, "bad-dataset-name", form(dataset(name) + file("a.csv", CSV) + end()));
    assertProblem(400, "bad-dataset-name", form(file("a.csv", CSV) + dataset(name) + end()));
  }

  @Test
  void aDatasetNameThatIsTooLong() throws Exception {
    assertProblem(
        400, "bad-dataset-name", form(dataset("a".repeat(64)) + file("a.csv", CSV) + end()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a%00.csv", "a%0d%0aX.csv", "a%0A.csv"})
  void aNameWithALineBreakOrNul(String name) throws Exception {
    // When
    try (RawClient client = house.client()) {
      Answer answer = client.put("shops/" + name, CSV.length()).send(CSV).answer();

      // Then
      assertProblem(400, "bad-file-name", answer);
    }
  }

  @Test
  void whatFollowsARefusedFileStillSaysWhatItWasMeantFor() throws Exception {
    // When
    Answer answer =
        form(file("a.csv", "%PDF-1.7" + "x".repeat(600_000)) + dataset("shops") + end());

    // Then
    assertProblem(415, "unsupported-file-type", answer);
    assertEquals("shops", awaitNewest(TaskState.REJECTED).dataset());
  }

  @Test
  void butNobodyWaitsForItForLong() throws Exception {
    // Given
    try (RawClient client = house.client()) {
      client.form(11_000_000).send(fileHead("a.csv") + "%PDF-1.7");

      // When
      Answer answer = client.answer();

      // Then
      assertProblem(415, "unsupported-file-type", answer);
      assertNull(awaitNewest(TaskState.REJECTED).dataset());
    }
  }
}
