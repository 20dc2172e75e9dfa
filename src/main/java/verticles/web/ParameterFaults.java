package verticles.web;

import java.util.ArrayList;
import java.util.List;
import verticles.contract.Problem;
import verticles.contract.Problem.Fault;

/** What is wrong with a request's parameters, gathered so that all of it is told at once (400). */
public final class ParameterFaults {
  private static final int AT_MOST = 100;
  private static final int LONGEST_VALUE = 100;

  private final List<Fault> faults = new ArrayList<>();

  /**
   * @param parameter by its full name, such as {@code mapping.time_zone}
   * @param message what it must be, a sentence
   */
  public void add(String parameter, Object value, String rule, String message) {
    if (faults.size() < AT_MOST) {
      faults.add(new Fault(null, cut(parameter), cut(String.valueOf(value)), rule, message));
    }
  }

  /** Fails with everything that was added, if anything was. */
  public void raise() {
    if (!faults.isEmpty()) {
      throw Problem.of("bad-parameter", 400, "Wrong parameter", detail())
          .with(faults)
          .asException();
    }
  }

  private String detail() {
    Fault first = faults.get(0);
    String more = faults.size() == 1 ? "" : " And " + (faults.size() - 1) + " more, see errors.";
    return first.column() + ": " + first.message() + more;
  }

  private static String cut(String text) {
    return text.length() <= LONGEST_VALUE ? text : text.substring(0, LONGEST_VALUE - 1) + "…";
  }
}
