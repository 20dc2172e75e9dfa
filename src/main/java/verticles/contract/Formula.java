package verticles.contract;

import java.util.List;
import java.util.stream.Collectors;

/** How a metric is computed over a group of rows. Whoever computes it follows the cases below. */
public sealed interface Formula {

  /** The formula as people read it; other metrics stand in it by their names. */
  String text();

  /** How many rows there are. */
  record Rows() implements Formula {
    @Override
    public String text() {
      return "rows";
    }
  }

  /** How many rows have something below 0 in one of these columns. */
  record RowsBelowZero(List<String> columns) implements Formula {
    public RowsBelowZero {
      columns = List.copyOf(columns);
    }

    @Override
    public String text() {
      return columns.stream()
          .map(it -> it + " < 0")
          .collect(Collectors.joining(" or ", "rows with ", ""));
    }
  }

  /** The sums of these columns together; null where no row has a value in any of them. */
  record Sum(List<String> columns) implements Formula {
    public Sum {
      columns = List.copyOf(columns);
    }

    @Override
    public String text() {
      return columns.stream().map(it -> "Σ " + it).collect(Collectors.joining(" + "));
    }
  }

  /** The sum of a column; null unless every row has a value there. */
  record Whole(String column) implements Formula {
    @Override
    public String text() {
      return "Σ " + column + ", where every row has one";
    }
  }

  /** A metric less the sum of a column; null unless every row has a value there. */
  record Less(Metric from, String column) implements Formula {
    @Override
    public String text() {
      return from.word() + " − Σ " + column + ", where every row has one";
    }
  }

  /** How many rows have no value in a column: all of them where there is no such column. */
  record RowsWithout(String column) implements Formula {
    @Override
    public String text() {
      return "rows without " + column;
    }
  }

  /**
   * How many different values a column has; rows without one do not count, nor does what stands in
   * their place.
   */
  record Distinct(String column) implements Formula {
    @Override
    public String text() {
      return "different values of " + column;
    }
  }

  /** As {@link Distinct}, but a row without a value is one by itself. */
  record DistinctOrRows(String column) implements Formula {
    @Override
    public String text() {
      return "different values of " + column + " + rows without one";
    }
  }

  /** One metric over another, so many times; null where either is unknown or the divisor is 0. */
  record Ratio(Metric of, Metric over, int times) implements Formula {
    @Override
    public String text() {
      String ratio = of.word() + " / " + over.word();
      return times == 1 ? ratio : ratio + " × " + (times < 0 ? "(−" + -times + ")" : times);
    }
  }

  /** The first time of all rows. */
  record First() implements Formula {
    @Override
    public String text() {
      return "min __time";
    }
  }

  /** The last time of all rows. */
  record Last() implements Formula {
    @Override
    public String text() {
      return "max __time";
    }
  }
}
