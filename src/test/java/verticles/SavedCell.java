package verticles;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One figure as a card's table shows it and as its file has it. Each kind has one form in both:
 * what is shown in percent, seconds or bytes is a number of them in the file, and the heading says
 * so.
 *
 * @param heading of the file
 * @param shown in the table
 * @param kept in the file
 */
record SavedCell(String heading, String shown, String kept) {
  private static final String NUMBER = "([+-]?)(?:(under|over) )?([0-9,]+(?:\\.[0-9]+)?)";
  private static final Pattern PERCENT = Pattern.compile("([▲▼=] )?" + NUMBER + " %");
  private static final Pattern PLAIN = Pattern.compile("(?:KSh )?" + NUMBER);
  private static final Pattern SPAN =
      Pattern.compile("(?:(\\d+) h )?(?:(\\d+) min ?)?(?:(\\d+(?:\\.\\d)?) s)?");

  /** Whether both say the same, as exactly as the one that is shown does. */
  boolean agrees() {
    if (shown.equals("—")) {
      return kept.isEmpty();
    }
    String words = shown.replaceAll("[\\u00a0\\u202f]", " ").replace('−', '-');
    double there = Double.parseDouble(kept);
    if (isIn("%")) {
      Matcher percent = PERCENT.matcher(words);
      return percent.matches() && pointsTo(percent.group(1), there) && says(percent, 2, there);
    }
    if (isIn("seconds")) {
      return lasts(words, there);
    }
    Matcher plain = PLAIN.matcher(words);
    return !isIn("bytes") && plain.matches() && says(plain, 1, there);
  }

  private boolean isIn(String unit) {
    return heading.matches(".*, in " + unit + "( against .*)?");
  }

  /** An arrow before a change. */
  private static boolean pointsTo(String arrow, double there) {
    if (arrow == null) {
      return true;
    }
    return switch (arrow.charAt(0)) {
      case '▲' -> there > 0;
      case '▼' -> there < 0;
      default -> Math.abs(there) <= 0.05;
    };
  }

  /** To half of the last digit that is shown; the file has one more. */
  private static boolean says(Matcher found, int first, double there) {
    String digits = found.group(first + 2).replace(",", "");
    double size = Double.parseDouble(digits);
    double value = found.group(first).equals("-") ? -size : size;
    String about = found.group(first + 1);
    if (about != null) {
      return about.equals("under") ? 0 < there && there < size : there > size;
    }
    int decimals = digits.contains(".") ? digits.length() - digits.indexOf('.') - 1 : 0;
    return Math.abs(value - there) <= 0.5 * Math.pow(10, -decimals) + 0.006;
  }

  private static boolean lasts(String words, double there) {
    Matcher span = SPAN.matcher(words);
    if (words.isEmpty() || !span.matches()) {
      return false;
    }
    double total = 3_600 * part(span, 1) + 60 * part(span, 2) + part(span, 3);
    double least = span.group(3) == null ? 30 : span.group(3).contains(".") ? 0.05 : 0.5;
    return Math.abs(total - there) <= least + 0.001;
  }

  private static double part(Matcher span, int group) {
    return span.group(group) == null ? 0 : Double.parseDouble(span.group(group));
  }

  @Override
  public String toString() {
    return "“%s” in the table, “%s” in the file, under “%s”".formatted(shown, kept, heading);
  }
}
