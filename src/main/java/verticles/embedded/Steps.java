package verticles.embedded;

import java.time.Duration;

/** Hears what the start has achieved, one step at a time, for whoever watches it. */
public interface Steps {
  /** For starts that nobody watches. */
  Steps SILENT =
      new Steps() {
        @Override
        public void done(String what, Duration took, String where) {}

        @Override
        public void trouble(String what) {}
      };

  /**
   * @param what the service and its new state, such as {@code PostgreSQL ready}
   * @param took since its start began
   * @param where its address, or what else is worth knowing
   */
  void done(String what, Duration took, String where);

  /** Something that was not expected, in a sentence; what is done about it is part of it. */
  void trouble(String what);
}
