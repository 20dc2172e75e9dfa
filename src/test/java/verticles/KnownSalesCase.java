package verticles;

import static verticles.KnownSales.DATASET;

import org.junit.jupiter.api.BeforeEach;

/** A test on pages of figures over {@link KnownSales}. */
abstract class KnownSalesCase extends PageCase {
  @BeforeEach
  void theFileIsLoaded() throws Exception {
    KnownSales.load(page, directory);
  }

  /** Opens a page, and waits until its figures are drawn. */
  final void open(String address) {
    browser.open(page.at(address + (address.contains("?") ? "&" : "?") + "dataset=" + DATASET));
    figuresAreDrawn();
  }
}
