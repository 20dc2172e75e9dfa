package verticles.rest;

import java.util.Set;
import verticles.contract.Figure;

/** Which parameters a figure takes. */
final class FigureParameters {
  private FigureParameters() {}

  static Set<Parameter> of(Figure figure) {
    Set<Parameter> all =
        figure.single()
            ? Parameter.FILTERS
            : Parameter.with(Parameter.FILTERS, Parameter.N, Parameter.SORT, Parameter.ORDER);
    return switch (figure) {
      case MONTHLY_SALES_GROWTH, MARGIN_TRENDS, BRANCH_GROWTH ->
          Parameter.with(all, Parameter.GRANULARITY);
      case TARGET_ATTAINMENT -> Parameter.with(all, Parameter.TARGET);
      case PROFITABILITY_BY_DIMENSION -> Parameter.with(all, Parameter.DIMENSION);
      // its order is Druid's: of the products that sell most
      case BRANCH_PRODUCT_HEATMAP -> Parameter.with(Parameter.FILTERS, Parameter.N);
      default -> all;
    };
  }
}
