package verticles.druid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static verticles.druid.FakeDruid.resets;
import static verticles.druid.FakeDruid.says;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import verticles.bus.Asks;
import verticles.config.S3;
import verticles.contract.Done;
import verticles.contract.DruidMessages.CancelSql;
import verticles.contract.DruidMessages.CountRows;
import verticles.contract.DruidMessages.RunSql;
import verticles.contract.DruidMessages.SqlRows;
import verticles.contract.Health;
import verticles.contract.Problem;
import verticles.testing.DruidRoom;

/** Queries against a Druid that answers oddly. */
class SqlTest {
  private static final String SQL = "POST /druid/v2/sql";

  private final FakeDruid fake = new FakeDruid();
  private DruidRoom room;

  @BeforeEach
  void open() {
    room = new DruidRoom(fake.druid(), new S3(fake.druid().url(), "b", "k", "s", "us-east-1"));
  }

  @AfterEach
  void close() {
    room.close();
    fake.close();
  }

  private static RunSql query(Object... parameters) {
    return new RunSql("SELECT ?", List.of(parameters), 1_000);
  }

  @Test
  void aQueryCanBeEndedByItsId() {
    // Given
    fake.when("DELETE /druid/v2/sql/one", says(202, ""));
    fake.when("DELETE /druid/v2/sql/other", says(404, ""));
    fake.when(SQL, says(200, "[[\"a\"],[1]]"));

    // When
    room.ask(Asks.RUN_SQL, new RunSql("SELECT 1", List.of(), 1_000, "one"));
    Done ended = room.ask(Asks.CANCEL_SQL, new CancelSql("one"));
    Done over = room.ask(Asks.CANCEL_SQL, new CancelSql("other"));

    // Then
    assertTrue(fake.bodies.get(0).contains("\"sqlQueryId\":\"one\""), fake.bodies.get(0));
    assertEquals(1, fake.count("DELETE /druid/v2/sql/one"));
    assertEquals(ended, over);
  }

  @Test
  void everyValueHasItsType() {
    // Given
    fake.when(SQL, says(200, "[[\"a\",\"b\",\"c\",\"d\",\"e\"],[\"x\",1,1.5,null,true]]"));

    // When
    SqlRows rows =
        room.ask(Asks.RUN_SQL, query("it's", 9_007_199_254_740_993L, 0.1, List.of("p", "q")));

    // Then
    assertEquals(List.of("a", "b", "c", "d", "e"), rows.columns());
    assertEquals(Arrays.asList("x", 1L, 1.5, null, true), rows.rows().get(0));
    assertTrue(
        fake.bodies
            .get(0)
            .contains(
                "\"parameters\":[{\"type\":\"VARCHAR\",\"value\":\"it's\"},"
                    + "{\"type\":\"BIGINT\",\"value\":9007199254740993},"
                    + "{\"type\":\"DOUBLE\",\"value\":0.1},"
                    + "{\"type\":\"ARRAY\",\"value\":[\"p\",\"q\"]}]"),
        fake.bodies.get(0));
    assertTrue(fake.bodies.get(0).contains("\"timeout\":1000,\"sqlTimeZone\":\"UTC\""));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "504 | {'error':'Query timeout','errorMessage':'Query [x] timed out'} | query-timeout | 504",
        "504 | {'error':'druidException','category':'TIMEOUT','errorMessage':'late'} | query-timeout | 504",
        "500 | {'error':'Query cancelled','category':'CANCELED','errorMessage':'Task was"
            + " cancelled.'} | query-ended | 503",
        "429 | {'error':'Query capacity exceeded','errorMessage':'Too many'} | druid-unavailable | 503",
        "500 | {'error':'Unknown exception','errorMessage':'There are no available brokers for"
            + " query[x].Please check that your brokers are running and healthy.'}"
            + " | druid-unavailable | 503",
        "400 | {'error':'Resource limit exceeded','category':'INVALID_INPUT'} | query-too-large | 422",
        "400 | <html>no</html> | query-failed | 500",
        "500 | {'error':'Unknown exception','errorMessage':'/ by zero','host':'h:1'} | query-failed | 500",
        "503 | Service Unavailable | druid-unavailable | 503",
        "500 | <html>oops</html> | druid-unavailable | 503",
        "200 | <html>hello</html> | druid-unavailable | 503",
        "200 | [['a'],[1],[2 | druid-unavailable | 503",
        "401 | | druid-denied | 502",
      })
  void errorsAreNamed(int answer, String body, String type, int status) {
    // Given
    fake.when(SQL, says(answer, body == null ? "" : body.replace('\'', '"')));

    // When
    Problem problem = room.refused(Asks.RUN_SQL, query());

    // Then
    assertEquals(type, problem.type());
    assertEquals(status, problem.status());
    assertFalse(problem.detail().contains("127.0.0.1"));
  }

  @Test
  void aConnectionThatBreaksIsADruidThatIsAway() {
    // Given
    fake.when(SQL, resets());

    // When
    Problem problem = room.refused(Asks.RUN_SQL, query());

    // Then
    assertEquals("druid-unavailable", problem.type());
  }

  @Test
  void anAnswerWithTooManyRowsIsRefused() {
    // Given
    String rows =
        IntStream.rangeClosed(0, Sql.MOST_ROWS)
            .mapToObj(i -> "[1]")
            .collect(Collectors.joining(","));
    fake.when(SQL, says(200, "[[\"a\"]," + rows + "]"));

    // When
    Problem problem = room.refused(Asks.RUN_SQL, query());

    // Then
    assertEquals("result-too-large", problem.type());
  }

  @Test
  void anUnknownDatasourceHasNoRowsButAnAwayOneIsNotEmpty() {
    // Given
    String unknown = "{\"error\":\"druidException\",\"errorMessage\":\"Object 'x' not found (l)\"}";
    fake.when(SQL, says(400, unknown), says(503, ""));

    // When
    long rows = room.ask(Asks.COUNT_ROWS, new CountRows("x", "y")).rows();
    Problem away = room.refused(Asks.COUNT_ROWS, new CountRows("x", "y"));

    // Then
    assertEquals(0, rows);
    assertEquals("druid-unavailable", away.type());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // not all loaded; loaded but not served; served but not known; away
        "200 | {'x':66.7} | 200 | [['n'],[0]]",
        "200 | {}         | 200 | [['n'],[0]]",
        "200 | {'x':100}  | 200 | [['n'],[1]]",
        "200 | {'x':100}  | 400 | {'error':'druidException','errorMessage':'Object `x` not found'}",
        "503 | ''         | 200 | [['n'],[0]]",
      })
  void untilAllIsServedNoCountIsSettled(int status, String load, int sqlStatus, String count) {
    // Given
    fake.when("loadstatus", says(status, load.replace('\'', '"')))
        .when(SQL, says(sqlStatus, count.replace('\'', '"').replace('`', '\'')));

    // When
    Problem problem = room.refused(Asks.COUNT_ROWS, new CountRows("x", "y", true));

    // Then
    assertEquals(503, problem.status());
  }

  @Test
  void ofWhatWasNeverPublishedThereIsNothing() {
    // Given
    fake.when("loadstatus", says(204, ""));

    // When
    long rows = room.ask(Asks.COUNT_ROWS, new CountRows("x", "y", true)).rows();

    // Then
    assertEquals(0, rows);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[['s','t','b'],['h','historical',1],['i','indexer',0]]        | true  | takes ingestions |",
        "[['s','t','b'],['h','historical',1],['m','middle_manager',0]] | true  | takes ingestions |",
        "[['s','t','b'],['i','indexer',0]]                             | false | no figure can be | no historical",
        "[['s','t','b'],['h','historical',1]]                          | false | no file can be   | no indexer",
        "<html>                                                        | false | does not answer  | check DRUID_URL",
      })
  void healthSaysToEverybodyWhatIsMissingAndToItsOperatorWhatToDo(
      String answer, boolean available, String words, String hint) {
    // Given
    fake.when(SQL, says(200, answer.replace('\'', '"')));

    // When
    Health health = room.ask(Asks.DRUID_HEALTH, new Health.Ping());

    // Then
    assertEquals(available, health.available());
    assertTrue(health.detail().contains(words), health.detail());
    assertFalse(health.detail().matches(".*(historical|indexer|[A-Z]_[A-Z]).*"), health.detail());
    assertEquals(hint == null, health.hint() == null);
    assertTrue(hint == null || health.hint().contains(hint), health.hint());
  }
}
