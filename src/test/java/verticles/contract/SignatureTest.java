package verticles.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Told by what a file has in it; what is a word may be a column. */
class SignatureTest {
  @ParameterizedTest
  @CsvSource({
    "504b030414000600, ZIP, true",
    "d0cf11e0a1b11ae1, OFFICE, true",
    "5041523115041500, PARQUET, true",
    "1f8b080000000000, GZIP, true",
    "1f8b, GZIP, true",
    "5041524515041500, ENCRYPTED_PARQUET, false",
    "255044462d312e37, PDF, false",
    "504b050600000000, EMPTY_ZIP, false",
    "425a683931415926, BZIP2, false"
  })
  void tellsWhatBytesAre(String head, Signature signature, boolean taken) {
    // When
    Optional<Signature> found = Signature.of(HexFormat.of().parseHex(head));

    // Then
    assertEquals(Optional.of(signature), found);
    assertEquals(taken, signature.taken());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"PARENT,D", "PAR1,Dat", "PARE\tDat", "ORCAMENT", "BZh,Date", "PK,Date,", ""})
  void tablesAreNone(String head) {
    assertEquals(Optional.empty(), Signature.of(head.getBytes(StandardCharsets.UTF_8)));
  }
}
