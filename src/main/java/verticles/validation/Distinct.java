package verticles.validation;

import org.apache.datasketches.hll.HllSketch;
import org.apache.datasketches.hll.TgtHllType;
import org.apache.datasketches.hll.Union;

/**
 * Estimates how many distinct values there are (DataSketches' HyperLogLog, 4,096 registers, about 2
 * %).
 *
 * <p>Nearly all values leave a sketch as it is, and finding that out by asking it costs more than
 * all else that is done to a cell. So its registers are kept here too, its hash is computed here,
 * and it is only told what will change it: the estimate is exactly its own.
 */
final class Distinct {
  private static final int REGISTERS_LOG = 12;
  private static final int REGISTERS = 1 << REGISTERS_LOG;

  /** From so many distinct values on a sketch has registers for sure; before, it keeps a list. */
  private static final int HAS_REGISTERS = 1000;

  private static final int CHECK_EVERY = 1024;
  private static final int RECENT_LOG = 8;

  private static final long SEED = 9001; // DataSketches' own

  private HllSketch sketch = new HllSketch(REGISTERS_LOG, TgtHllType.HLL_8);
  private final long[] recent = new long[1 << RECENT_LOG];
  private byte[] registers;
  private int told;

  /**
   * @param key of the value: the same for equal ones, another for others, as far as 64 bits go
   */
  void add(long key) {
    if (registers == null) {
      tell(key);
    } else if (raises(key)) {
      sketch.update(key);
    }
  }

  private void tell(long key) {
    int place = (int) (key * 0x9e3779b97f4a7c15L >>> (64 - RECENT_LOG));
    if (recent[place] == key && key != 0) {
      return;
    }
    recent[place] = key;
    sketch.update(key);
    if (++told % CHECK_EVERY == 0 && sketch.getEstimate() > HAS_REGISTERS) {
      registers = new byte[REGISTERS];
    }
  }

  /** MurmurHash3 x64 128 of one long, and HyperLogLog's register and rank in it. */
  private boolean raises(long key) {
    long k = Long.rotateLeft(key * 0x87c37b91114253d5L, 31) * 0x4cf5ad432745937fL;
    long low = SEED ^ k ^ Long.BYTES;
    long high = SEED ^ Long.BYTES;
    low += high;
    high += low;
    low = Bytes.mix(low);
    high = Bytes.mix(high);
    low += high;
    high += low;
    int register = (int) low & (REGISTERS - 1);
    int rank = Math.min(Long.numberOfLeadingZeros(high), 62) + 1;
    if (rank <= registers[register]) {
      return false;
    }
    registers[register] = (byte) rank;
    return true;
  }

  /** Counts another's values too; after that, no more can be added. */
  void join(Distinct other) {
    Union union = new Union(REGISTERS_LOG);
    union.update(sketch);
    union.update(other.sketch);
    sketch = union.getResult(TgtHllType.HLL_8);
  }

  /** The same whatever the order of the values. */
  long estimate() {
    return Math.round(sketch.getCompositeEstimate());
  }
}
