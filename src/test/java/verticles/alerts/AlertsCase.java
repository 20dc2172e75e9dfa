package verticles.alerts;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** A house with alerts, in which each test has a dataset of its own. */
abstract class AlertsCase {
  static AlertsHouse house;

  @BeforeAll
  static void open() {
    house = new AlertsHouse();
  }

  @AfterAll
  static void close() {
    house.close();
  }

  @BeforeEach
  void aDataset() {
    house.begin();
  }
}
