package verticles.validation;

import org.apache.datasketches.hll.HllSketch;
import org.apache.datasketches.hll.TgtHllType;

/**
 * Estimates how many distinct values there are (HyperLogLog, 4,096 registers, about 2 %).
 *
 * <p>Updating a sketch costs more than all else that is done to a cell. So values seen just before
 * are passed over, and past {@link #MANY} distinct values only every sixteenth (by its hash, thus
 * for good) is counted: of so many, that adds less than 1 % to the error.
 */
final class Distinct {
  private static final int REGISTERS_LOG = 12;
  private static final double MANY = 100_000;
  private static final int SAMPLED = 15;
  private static final int CHECK_EVERY = 4096;

  private final HllSketch all = new HllSketch(REGISTERS_LOG, TgtHllType.HLL_8);
  private final HllSketch sample = new HllSketch(REGISTERS_LOG, TgtHllType.HLL_8);
  private final long[] recent;
  private boolean many;
  private int untilCheck = CHECK_EVERY;

  /**
   * @param recent how many of the values seen just before are remembered; a power of two
   */
  Distinct(int recent) {
    this.recent = new long[recent];
  }

  /**
   * @param hash of the value, well mixed
   */
  void add(long hash) {
    int place = (int) (hash >>> 40) & (recent.length - 1);
    if (recent[place] == hash) {
      return;
    }
    recent[place] = hash;
    if ((hash & SAMPLED) == 0) {
      sample.update(hash);
    }
    if (!many) {
      all.update(hash);
      if (--untilCheck == 0) {
        untilCheck = CHECK_EVERY;
        many = all.getCompositeEstimate() > MANY;
      }
    }
  }

  long estimate() {
    double few = all.getCompositeEstimate();
    return Math.round(few > MANY ? sample.getCompositeEstimate() * (SAMPLED + 1) : few);
  }
}
