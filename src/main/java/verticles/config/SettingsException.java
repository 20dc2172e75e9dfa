package verticles.config;

import java.util.List;

/** Everything that is wrong with the settings, one sentence each. */
public final class SettingsException extends Exception {
  private final transient List<String> faults;

  public SettingsException(List<String> faults) {
    super(String.join("\n", faults));
    this.faults = List.copyOf(faults);
  }

  public List<String> faults() {
    return faults;
  }
}
