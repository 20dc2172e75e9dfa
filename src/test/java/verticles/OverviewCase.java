package verticles;

import static verticles.PageUnderTest.near;

/** A test on the overview of {@link TwoYears}. */
abstract class OverviewCase extends PageCase {
  static final double HILL = TwoYears.HILL;
  static final double ALL = TwoYears.ALL;

  /** Where they are loaded. */
  abstract String dataset();

  final void open(String more) {
    browser.open(page.at("/overview?dataset=" + dataset() + more));
  }

  final void shows(double netSales) {
    browser.until("net sales are " + netSales, () -> near(netSales, browser.figure("netSales")));
  }

  final String query() {
    String query = browser.address().getRawQuery();
    return query == null ? "" : query;
  }
}
