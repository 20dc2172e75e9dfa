package verticles.rest;

import io.vertx.core.MultiMap;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import verticles.contract.AnalyticsMessages.Order;
import verticles.contract.Granularity;
import verticles.contract.Problem;
import verticles.contract.Problem.Fault;
import verticles.contract.ProblemException;
import verticles.web.Nearest;

/**
 * What a request's query says, checked: a name that is not known there, a name given twice and a
 * value of another shape are all told at once (400).
 */
final class Parameters {
  private final Map<Parameter, String> values = new EnumMap<>(Parameter.class);
  private final Map<String, String> others = new LinkedHashMap<>();
  private final List<Fault> faults = new ArrayList<>();

  private Parameters() {}

  static Parameters read(MultiMap query, Set<Parameter> known) {
    Parameters parameters = new Parameters();
    query.names().forEach(name -> parameters.take(name, query.getAll(name), known));
    if (parameters.values.containsKey(Parameter.ORDER)
        && !parameters.values.containsKey(Parameter.SORT)) {
      parameters.fault("order", "asc", "order says the direction of sort: give both.");
    }
    parameters.inOrder(Parameter.START_DATE, Parameter.END_DATE);
    parameters.inOrder(Parameter.COMPARE_START, Parameter.COMPARE_END);
    if (!parameters.faults.isEmpty()) {
      throw wrong(parameters.faults).asException();
    }
    return parameters;
  }

  private void inOrder(Parameter first, Parameter last) {
    String start = values.get(first);
    String end = values.get(last);
    if (start != null && end != null && end.compareTo(start) < 0) {
      fault(last.word(), end, first.word() + " " + start + " is after " + last.word() + ".");
    }
  }

  private void take(String name, List<String> given, Set<Parameter> known) {
    String inBrackets = inBrackets(name);
    String word = inBrackets == null ? name : Parameter.FILTER.word();
    Parameter parameter =
        known.stream().filter(it -> it.word().equals(word)).findFirst().orElse(null);
    boolean byName = parameter == Parameter.FILTER;
    if (parameter == null || byName != (inBrackets != null)) {
      fault(name, name, unknown(name, known));
      return;
    }
    boolean list = byName || parameter.shape() == Shape.LIST;
    if (given.size() > 1 && !list) {
      fault(name, given.get(1), "Give " + name + " once.");
      return;
    }
    String value = String.join(",", given).strip();
    if (value.isEmpty()) {
      return;
    }
    String broken = parameter.shape().broken(value);
    if (broken != null) {
      fault(name, value, name + " " + broken + (broken.endsWith("?") ? "" : "."));
    } else if (byName) {
      others.put(inBrackets, value);
    } else {
      values.put(parameter, value);
    }
  }

  /** What stands in {@code filter[…]}, or null. */
  private static String inBrackets(String name) {
    String begin = Parameter.FILTER.word() + "[";
    return name.startsWith(begin) && name.endsWith("]")
        ? name.substring(begin.length(), name.length() - 1)
        : null;
  }

  private static String unknown(String name, Set<Parameter> known) {
    if (known.isEmpty()) {
      return "This address takes no parameters.";
    }
    String nearest = Nearest.to(name, known.stream().map(Parameter::word).toList());
    String meant = nearest.equals(Parameter.FILTER.word()) ? "filter[dimension]" : nearest;
    return "There is no parameter “%s” here. Did you mean “%s”?"
        .formatted(Nearest.cut(name), meant);
  }

  private void fault(String name, String value, String message) {
    faults.add(new Fault(null, Nearest.cut(name), Nearest.cut(value), "bad-parameter", message));
  }

  private static Problem wrong(List<Fault> faults) {
    String more = faults.size() == 1 ? "" : " And " + (faults.size() - 1) + " more, see errors.";
    return Problem.of("bad-parameter", 400, "Wrong parameter", faults.get(0).message() + more)
        .with(faults);
  }

  /** One more fault that only the answer shows. */
  static ProblemException wrong(Parameter parameter, String value, String message) {
    return wrong(
            List.of(
                new Fault(null, parameter.word(), Nearest.cut(value), "bad-parameter", message)))
        .asException();
  }

  /** Null where it was not given. */
  String text(Parameter parameter) {
    return values.get(parameter);
  }

  /** Null where it was not given. */
  Integer whole(Parameter parameter) {
    String value = values.get(parameter);
    return value == null ? null : Integer.valueOf(value);
  }

  int whole(Parameter parameter, int otherwise) {
    Integer value = whole(parameter);
    return value == null ? otherwise : value;
  }

  /** Null where it was not given. */
  Double number(Parameter parameter) {
    String value = values.get(parameter);
    return value == null ? null : Double.valueOf(value);
  }

  boolean isFalse(Parameter parameter) {
    return "false".equals(values.get(parameter));
  }

  List<String> list(Parameter parameter) {
    return CommaList.of(values.get(parameter));
  }

  /** The values of dimensions that have no parameter of their own, by the dimensions' names. */
  Map<String, List<String>> others() {
    return others.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, each -> CommaList.of(each.getValue())));
  }

  /** Null where it was not given. */
  Granularity granularity() {
    String value = values.get(Parameter.GRANULARITY);
    return value == null ? null : Granularity.valueOf(value.toUpperCase(Locale.ROOT));
  }

  /** Null where nothing was said. */
  Order order() {
    String by = values.get(Parameter.SORT);
    return by == null ? null : new Order(by, !"asc".equalsIgnoreCase(text(Parameter.ORDER)));
  }

  /** What was given, by name, as it was given. */
  Map<String, String> given() {
    Map<String, String> given = new LinkedHashMap<>();
    values.forEach((parameter, value) -> given.put(parameter.word(), value));
    others.forEach((dimension, value) -> given.put(dimension, value));
    return given;
  }
}
