package verticles.http;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import verticles.config.Settings;
import verticles.contract.Problem;
import verticles.contract.ProblemException;

class AddressTest {
  @Test
  void aPortInUseIsSaidSoBeforeAnythingIsStarted() throws Exception {
    // Given
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Settings.Http settings = new Settings.Http("127.0.0.1", other.getLocalPort(), false);

      // When
      Problem problem =
          assertThrows(ProblemException.class, () -> Address.check(settings)).problem();

      // Then
      assertEquals("cannot-listen", problem.type());
      assertTrue(problem.detail().startsWith("Port " + other.getLocalPort() + " on 127.0.0.1 is"));
    }
  }

  @Test
  void anAddressOfAnotherMachineIsSaidSo() {
    // Given: reserved for documentation by RFC 5737
    Settings.Http settings = new Settings.Http("192.0.2.1", 8000, false);

    // When
    Problem problem = assertThrows(ProblemException.class, () -> Address.check(settings)).problem();

    // Then
    assertTrue(problem.detail().startsWith("Cannot listen on port 8000 of 192.0.2.1"));
  }

  @Test
  void anyFreePortIsFine() {
    assertDoesNotThrow(() -> Address.check(new Settings.Http("127.0.0.1", 0, false)));
  }
}
