package verticles.insight;

/** A way of forecasting that has been fitted to a history. */
interface Fitted {

  /** What it is called, for people. */
  String name();

  /** The expected numbers of the next stretches. */
  double[] mean(int horizon);

  /** The standard deviations of their errors. */
  double[] deviation(int horizon);

  /** How many values they were estimated from, less what was fitted. */
  int degreesOfFreedom();
}
