package verticles.insight;

import java.util.Arrays;

/**
 * The straight line with a season that fits a history best (least squares): where smoothing starts.
 *
 * @param level of the line at the first value
 * @param slope for each step
 * @param season what is added to the line, by place in the season; their sum is 0
 */
record TrendAndSeason(double level, double slope, double[] season) {

  /** Regression within each place of the season gives the slope (Frisch, Waugh, Lovell). */
  static TrendAndSeason of(double[] values, int length) {
    double[] meanTime = new double[length];
    double[] meanValue = new double[length];
    int[] count = new int[length];
    for (int t = 0; t < values.length; t++) {
      count[t % length]++;
      meanTime[t % length] += t;
      meanValue[t % length] += values[t];
    }
    for (int place = 0; place < length; place++) {
      meanTime[place] /= count[place];
      meanValue[place] /= count[place];
    }
    double slope = slope(values, meanTime, meanValue);
    double[] season = new double[length];
    Arrays.setAll(season, place -> meanValue[place] - slope * meanTime[place]);
    double level = Arrays.stream(season).average().orElse(0);
    Arrays.setAll(season, place -> season[place] - level);
    return new TrendAndSeason(level, slope, season);
  }

  private static double slope(double[] values, double[] meanTime, double[] meanValue) {
    double together = 0;
    double alone = 0;
    for (int t = 0; t < values.length; t++) {
      double time = t - meanTime[t % meanTime.length];
      together += time * (values[t] - meanValue[t % meanTime.length]);
      alone += time * time;
    }
    return alone == 0 ? 0 : together / alone;
  }
}
