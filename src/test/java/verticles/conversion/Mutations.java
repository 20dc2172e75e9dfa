package verticles.conversion;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** Damages files as disks, networks and ill will do, and knows a little of how they are made. */
final class Mutations {
  private static final int[] INTS = {
    0, 1, -1, 7, 8, 127, 128, 255, 256, 0x7fff, 0xffff, 1 << 20, 1 << 28, Integer.MAX_VALUE, 1 << 31
  };
  private static final String[] NUMBERS = {
    "0", "-1", "1048577", "16385", "2147483647", "4294967296", "99999999999", "1e308", "x", ""
  };
  private static final Pattern NUMBER = Pattern.compile("\\d+");
  private static final Pattern TAG = Pattern.compile("<[^<>]{1,200}>");
  private static final int FOOTER_END = 8;

  private final Random random;

  Mutations(Random random) {
    this.random = random;
  }

  byte[] of(String format, byte[] whole) throws IOException {
    int times = 1 + random.nextInt(random.nextInt(8) + 1);
    byte[] bytes = whole;
    for (int i = 0; i < times; i++) {
      bytes =
          switch (format) {
            case "xlsx" -> random.nextInt(4) == 0 ? once(bytes) : part(bytes);
            case "parquet" -> random.nextInt(2) == 0 ? once(bytes) : footer(bytes);
            default -> once(bytes);
          };
    }
    return bytes;
  }

  /** One change of any bytes. */
  byte[] once(byte[] whole) {
    if (whole.length < 16) {
      return new byte[random.nextInt(64)];
    }
    byte[] bytes = whole.clone();
    int at = random.nextInt(bytes.length - 8);
    int length = 1 + random.nextInt(1 << random.nextInt(1 + log(bytes.length - at)));
    int value = INTS[random.nextInt(INTS.length)];
    switch (random.nextInt(9)) {
      case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
      case 1 -> bytes[at] = (byte) value;
      case 2 -> bytes[at] = (byte) random.nextInt();
      case 3 -> ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(at, value);
      case 4 -> ByteBuffer.wrap(bytes).putShort(at, (short) value);
      case 5 -> Arrays.fill(bytes, at, Math.min(bytes.length, at + length), (byte) value);
      case 6 -> {
        int to = random.nextInt(bytes.length - length);
        System.arraycopy(bytes, at, bytes, to, Math.min(length, bytes.length - Math.max(at, to)));
      }
      case 7 -> bytes = without(bytes, at, Math.min(length, bytes.length - at));
      default -> bytes = twice(bytes, at, Math.min(length, bytes.length - at));
    }
    return bytes;
  }

  private static int log(int value) {
    return Integer.SIZE - 1 - Integer.numberOfLeadingZeros(Math.min(value, 1 << 14));
  }

  private static byte[] without(byte[] bytes, int at, int length) {
    byte[] less = Arrays.copyOf(bytes, bytes.length - length);
    System.arraycopy(bytes, at + length, less, at, less.length - at);
    return less;
  }

  private static byte[] twice(byte[] bytes, int at, int length) {
    byte[] more = Arrays.copyOf(bytes, bytes.length + length);
    System.arraycopy(bytes, at, more, at + length, bytes.length - at);
    return more;
  }

  /** A change of a Parquet file's footer, which says how long it is. */
  private byte[] footer(byte[] whole) {
    if (whole.length < 2 * FOOTER_END) {
      return once(whole);
    }
    ByteBuffer file = ByteBuffer.wrap(whole).order(ByteOrder.LITTLE_ENDIAN);
    int end = whole.length - FOOTER_END;
    int length = file.getInt(end);
    if (length <= 0 || length > end - 4) {
      return once(whole);
    }
    byte[] footer = once(Arrays.copyOfRange(whole, end - length, end));
    return ByteBuffer.allocate(end - length + footer.length + FOOTER_END)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(whole, 0, end - length)
        .put(footer)
        .putInt(footer.length)
        .put(whole, end + 4, 4)
        .array();
  }

  /** A change of one of a workbook's parts, which is packed anew. */
  private byte[] part(byte[] whole) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int chosen = random.nextInt(8);
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(whole));
        ZipOutputStream zip = new ZipOutputStream(out)) {
      ZipEntry entry;
      for (int i = 0; (entry = in.getNextEntry()) != null; i++) {
        byte[] bytes = in.readAllBytes();
        zip.putNextEntry(new ZipEntry(entry.getName()));
        zip.write(i == chosen ? xml(bytes) : bytes);
        zip.closeEntry();
      }
    } catch (IOException | IllegalArgumentException broken) {
      return once(whole);
    }
    return out.toByteArray();
  }

  private byte[] xml(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    String changed =
        switch (random.nextInt(3)) {
          case 0 -> replaced(text, NUMBER, NUMBERS[random.nextInt(NUMBERS.length)]);
          case 1 -> replaced(text, TAG, random.nextBoolean() ? "" : "<a>");
          default -> null;
        };
    return changed == null ? once(bytes) : changed.getBytes(StandardCharsets.ISO_8859_1);
  }

  private String replaced(String text, Pattern what, String by) {
    MatchResult[] found = what.matcher(text).results().limit(2_000).toArray(MatchResult[]::new);
    if (found.length == 0) {
      return text;
    }
    MatchResult one = found[random.nextInt(found.length)];
    return text.substring(0, one.start()) + by + text.substring(one.end());
  }
}
