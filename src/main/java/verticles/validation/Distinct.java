package verticles.validation;

import java.util.Arrays;

/**
 * Counts distinct values: exactly up to {@link #FEW}, beyond by HyperLogLog with 4,096 registers,
 * standard error 1.6 % (Flajolet 2007, with the estimator of Ertl, "New cardinality estimation
 * algorithms for HyperLogLog sketches", 2017, algorithm 6).
 */
final class Distinct {
  static final int FEW = 1024;

  private static final int REGISTERS_LOG = 12;
  private static final int REGISTERS = 1 << REGISTERS_LOG;
  private static final int MOST_RANK = Long.SIZE - REGISTERS_LOG + 1;
  private static final double ALPHA = 1 / (2 * Math.log(2));
  private static final long SPREAD = 0x9e3779b97f4a7c15L;

  /** While there are few: their keys, at most half of the slots taken; 0 for a free one. */
  private long[] keys = new long[64];

  private boolean hasZero;
  private int few;

  /** When there are more: the longest run of zero bits met in each register; else null. */
  private byte[] registers;

  /**
   * @param key of the value: the same for equal ones, another for others, as far as 64 bits go
   */
  void add(long key) {
    if (registers == null) {
      keep(key);
    } else {
      raise(key);
    }
  }

  private void keep(long key) {
    int slot = slot(key);
    if (keys[slot] == key) {
      if (key == 0 && !hasZero) {
        hasZero = true;
        few++;
      }
      return;
    }
    keys[slot] = key;
    if (++few > FEW) {
      estimateFromNowOn();
    } else if (2 * few > keys.length) {
      long[] before = keys;
      keys = new long[2 * before.length];
      for (long each : before) {
        keys[slot(each)] = each;
      }
    }
  }

  /** Where the key is, or else belongs. */
  private int slot(long key) {
    int slot = (int) (key * SPREAD >>> 40) & (keys.length - 1);
    while (keys[slot] != key && keys[slot] != 0) {
      slot = (slot + 1) & (keys.length - 1);
    }
    return slot;
  }

  private void estimateFromNowOn() {
    registers = new byte[REGISTERS];
    raiseAll(keys, hasZero);
    keys = null;
  }

  private void raiseAll(long[] all, boolean zero) {
    for (long key : all) {
      if (key != 0) {
        raise(key);
      }
    }
    if (zero) {
      raise(0);
    }
  }

  private void raise(long key) {
    long hash = Bytes.mix(key ^ SPREAD);
    int register = (int) (hash >>> Long.SIZE - REGISTERS_LOG);
    long rest = hash << REGISTERS_LOG | 1L << REGISTERS_LOG - 1;
    int rank = Long.numberOfLeadingZeros(rest) + 1;
    if (rank > registers[register]) {
      registers[register] = (byte) rank;
    }
  }

  /** Counts another's values too. */
  void join(Distinct other) {
    if (other.registers == null) {
      Arrays.stream(other.keys).filter(key -> key != 0).forEach(this::add);
      if (other.hasZero) {
        add(0);
      }
      return;
    }
    if (registers == null) {
      estimateFromNowOn();
    }
    for (int i = 0; i < REGISTERS; i++) {
      registers[i] = (byte) Math.max(registers[i], other.registers[i]);
    }
  }

  /** The same whatever the order of the values. */
  long estimate() {
    if (registers == null) {
      return few;
    }
    int[] counts = new int[MOST_RANK + 1];
    for (byte rank : registers) {
      counts[rank]++;
    }
    double sum = REGISTERS * tau(1 - (double) counts[MOST_RANK] / REGISTERS);
    for (int rank = MOST_RANK - 1; rank > 0; rank--) {
      sum = (sum + counts[rank]) / 2;
    }
    sum += REGISTERS * sigma((double) counts[0] / REGISTERS);
    return Math.round(ALPHA * REGISTERS * REGISTERS / sum);
  }

  private static double sigma(double x) {
    double weight = 1;
    double sum = x;
    double before;
    do {
      x *= x;
      before = sum;
      sum += x * weight;
      weight += weight;
    } while (sum != before);
    return sum;
  }

  private static double tau(double x) {
    if (x == 0 || x == 1) {
      return 0;
    }
    double weight = 1;
    double sum = 1 - x;
    double before;
    do {
      x = Math.sqrt(x);
      before = sum;
      weight /= 2;
      sum -= (1 - x) * (1 - x) * weight;
    } while (sum != before);
    return sum / 3;
  }
}
