package verticles.embedded;

/** How the embedded Druid is. */
public enum DruidState {
  STARTING,
  /** Tasks run and queries answer. */
  READY,
  /** It has ended unexpectedly and will be started again soon. */
  DOWN,
  STOPPED
}
