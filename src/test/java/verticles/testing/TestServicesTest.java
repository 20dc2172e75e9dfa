package verticles.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import verticles.config.Database;
import verticles.config.Druid;

class TestServicesTest {
  @Test
  void aDatabaseOfOnesOwnThatDoesNotForget() throws Exception {
    // Given
    Database first = TestServices.database();
    Database second = TestServices.database();

    // When
    try (Connection connection =
            DriverManager.getConnection(first.jdbcUrl(), first.user(), first.password());
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT current_setting('fsync'), current_setting('synchronous_commit')")) {
      rows.next();

      // Then
      assertEquals("on on", rows.getString(1) + " " + rows.getString(2));
      assertNotEquals(first.name(), second.name());
    }
  }

  @Test
  void aDruidThatAnswersQueries() throws Exception {
    // Given
    Druid druid = TestServices.druid();
    String query = "{\"query\": \"SELECT COUNT(*) AS servers FROM sys.servers\"}";
    HttpRequest request =
        HttpRequest.newBuilder(druid.url().resolve("/druid/v2/sql"))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(query))
            .build();

    // When
    HttpResponse<String> answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());

    // Then
    assertEquals(200, answer.statusCode());
    assertTrue(answer.body().contains("servers"), answer.body());
  }
}
