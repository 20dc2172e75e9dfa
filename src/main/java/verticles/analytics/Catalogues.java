package verticles.analytics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import verticles.contract.AnalyticsMessages.Asked;
import verticles.contract.AnalyticsMessages.Catalogue;
import verticles.contract.Dimension;
import verticles.contract.Metric;

/** What there is to ask data with these columns for. */
final class Catalogues {
  private Catalogues() {}

  static Catalogue of(Columns columns) {
    List<Asked> metrics = Arrays.stream(Metric.values()).map(it -> asked(it, columns)).toList();
    List<Asked> dimensions = new ArrayList<>();
    for (Dimension dimension : Dimension.values()) {
      dimensions.add(asked(Key.of(dimension), columns));
    }
    List<String> extras = Names.extras(columns);
    Arrays.stream(TimePart.values())
        .filter(it -> !extras.contains(it.word()))
        .forEach(it -> dimensions.add(asked(Key.of(it), columns)));
    extras.forEach(it -> dimensions.add(asked(Key.extra(it), columns)));
    return new Catalogue(metrics, dimensions);
  }

  private static Asked asked(Metric it, Columns columns) {
    boolean known = new Expression(columns, sql -> sql, column -> column).of(it) != null;
    return new Asked(it.word(), it.label(), it.formula().text(), it.unit(), it.sentence(), known);
  }

  private static Asked asked(Key it, Columns columns) {
    return new Asked(it.name(), it.label(), null, null, it.sentence(), it.isIn(columns));
  }
}
