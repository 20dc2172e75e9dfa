package verticles.validation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which names a column may have in a file, and how well a header's cell is one of them: the very
 * name, a listed one, a listed one among words that do not count, or a listed one mistyped.
 */
final class ColumnNames {
  /** How certain a column is that has a canonical name but for case and punctuation. */
  static final double CANONICAL = 0.99;

  private static final double LISTED = 0.95;
  private static final double LEAST_LISTED = 0.82;
  private static final double STEP = 0.002;
  private static final double AMONG_OTHERS = 0.93;
  private static final double MISTYPED = 0.95;
  private static final int LONG_ENOUGH = 5; // letters, to be recognized with one of them wrong

  /** Of a number that may be a line's: below those of documents, that are listed. */
  private static final double LINE = 0.86;

  private static final List<String> LINES =
      NameList.of("TransactionId.line").stream().map(NameList::plain).toList();

  private static final Set<String> LESS_FEES = plain("grossRevenue.lessFees");
  private static final Set<String> LESS_RETURNS = plain("grossRevenue.lessReturns");
  private static final Set<String> FEES = plain("fees");
  private static final String WITH_TAX = "grossRevenue.withTax";
  private static final String DOCUMENT = "grossRevenue.document";
  private static final Map<Target, List<String>> ACCEPTED = accepted();
  private static final Map<String, List<Match>> LISTS = lists();
  private static final Set<String> CURRENCIES = plain("currency");
  private static final Set<String> TIME_ZONES = plain("timeZone");
  private static final Set<String> OTHERS = others();
  private static final Set<String> TAXED = plain(WITH_TAX);
  private static final Set<String> DOCUMENTS = plain(DOCUMENT);
  private static final Set<String> VAGUE = plain("vague");
  private static final Set<String> FILLERS = plain("filler");

  private ColumnNames() {}

  /**
   * @param score above 0, and 1 for the very name
   * @param known the name that was meant
   */
  record Match(Target target, double score, String known) {
    Match times(double factor) {
      return new Match(target, score * factor, known);
    }

    boolean exact() {
      return score == 1;
    }
  }

  /** In order of preference, as people write them; the canonical name first. */
  static List<String> accepted(CanonicalColumn column) {
    return ACCEPTED.get(Target.of(column));
  }

  /** The best match for each target that the cell may name; none where it is known to be other. */
  static List<Match> matches(String cell) {
    String plain = NameList.plain(cell);
    List<Match> listed = LISTS.get(plain);
    if (listed != null) {
      return listed.stream().map(match -> exact(match, cell)).toList();
    }
    if (OTHERS.contains(plain) || plain.isEmpty()) {
      return List.of();
    }
    String unpriced = unpriced(cell);
    if (LISTS.containsKey(unpriced)) {
      return LISTS.get(unpriced);
    }
    String core = core(cell);
    if (OTHERS.contains(unpriced) || !core.equals(plain) && OTHERS.contains(core)) {
      return List.of();
    }
    List<Match> among = LISTS.getOrDefault(core, LISTS.getOrDefault(lastPart(cell), List.of()));
    return among.isEmpty()
        ? mistyped(unpriced)
        : among.stream().map(match -> match.times(AMONG_OTHERS)).toList();
  }

  /** Of a path: {@code Order Lines/Quantity}. */
  private static String lastPart(String cell) {
    return NameList.plain(
        cell.substring(Math.max(cell.lastIndexOf('/'), cell.lastIndexOf(':')) + 1));
  }

  /** Says nothing about what the column holds. */
  static boolean vague(String cell) {
    return VAGUE.contains(unpriced(cell));
  }

  private static Match exact(Match match, String cell) {
    return cell.equals(match.target.word()) ? new Match(match.target, 1, cell) : match;
  }

  /** Known to be the amount with the tax in it. */
  static boolean taxed(String cell) {
    return TAXED.contains(meant(cell));
  }

  /** An amount from which fees may have been taken. */
  static boolean lessFees(String cell) {
    return LESS_FEES.contains(meant(cell));
  }

  /** An amount from which returns have been taken, if they are known. */
  static boolean lessReturns(String cell) {
    return LESS_RETURNS.contains(meant(cell));
  }

  static boolean fees(String cell) {
    return FEES.contains(unpriced(cell));
  }

  /** Known to be the amount of a whole document. */
  static boolean document(String cell) {
    return DOCUMENTS.contains(meant(cell));
  }

  /** The listed name that the cell is, with or without the words that do not count. */
  private static String meant(String cell) {
    String plain = NameList.plain(cell);
    String unpriced = unpriced(cell);
    return LISTS.containsKey(plain) ? plain : LISTS.containsKey(unpriced) ? unpriced : core(cell);
  }

  /** The name as it would be without a currency in it: that says nothing of what a column is. */
  private static String unpriced(String cell) {
    String unpriced = NameList.plain(Currencies.without(cell));
    return unpriced.isEmpty() ? NameList.plain(cell) : unpriced;
  }

  /** The words that count. */
  private static String core(String cell) {
    return NameList.words(Currencies.without(cell)).stream()
        .filter(word -> !FILLERS.contains(word))
        .collect(Collectors.joining());
  }

  /** Known to be none of what we look for. */
  static boolean other(String cell) {
    return OTHERS.contains(NameList.plain(cell)) || OTHERS.contains(unpriced(cell));
  }

  /** Says that the column names the currency of each row. */
  static boolean currency(String cell) {
    return CURRENCIES.contains(NameList.plain(cell))
        || NameList.words(cell).stream().anyMatch(CURRENCIES::contains);
  }

  /** Says that the column names the time zone of each row. */
  static boolean timeZone(String cell) {
    return TIME_ZONES.contains(NameList.plain(cell));
  }

  private static List<Match> mistyped(String plain) {
    if (plain.length() < LONG_ENOUGH || OTHERS.stream().anyMatch(other -> near(plain, other))) {
      return List.of();
    }
    Map<Target, Match> best = new HashMap<>();
    LISTS.forEach(
        (name, matches) -> {
          if (name.length() >= LONG_ENOUGH && near(plain, name)) {
            double likeness = 1 - (double) Edits.between(plain, name) / plain.length();
            for (Match match : matches) {
              best.merge(
                  match.target,
                  match.times(MISTYPED * likeness),
                  (a, b) -> a.score >= b.score ? a : b);
            }
          }
        });
    return Target.ALL.stream().filter(best::containsKey).map(best::get).toList();
  }

  /** Spelled a little differently: by a letter or two, or by the order of its words. */
  static boolean alike(String cell, String other) {
    String plain = NameList.plain(cell);
    List<String> words = NameList.words(cell).stream().sorted().toList();
    boolean typed = plain.length() >= LONG_ENOUGH && near(plain, NameList.plain(other));
    boolean turned =
        !words.isEmpty() && words.equals(NameList.words(other).stream().sorted().toList());
    return typed || turned;
  }

  /** One letter is wrong, or two of a long name. */
  private static boolean near(String plain, String name) {
    int allowed = plain.length() > 10 ? 2 : 1;
    return Math.abs(plain.length() - name.length()) <= allowed
        && Edits.between(plain, name) <= allowed;
  }

  /**
   * A header's cell as a column name of Druid: letters, digits and underscores, a letter first,
   * none of the canonical names, and none of those taken before.
   *
   * @param taken lower-case; the new name is added
   */
  static String clean(String cell, Set<String> taken) {
    StringBuilder name = new StringBuilder();
    cell.codePoints()
        .map(c -> Character.isLetterOrDigit(c) ? c : '_')
        .limit(60)
        .forEach(name::appendCodePoint);
    if (name.isEmpty() || !Character.isLetter(name.codePointAt(0))) {
      name.insert(0, "column_");
    }
    String base = name.toString();
    String unique = base;
    for (int i = 2; CanonicalColumn.isName(unique) || !taken.add(lower(unique)); i++) {
      unique = base + "_" + i;
    }
    return unique;
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  private static Set<String> plain(String key) {
    Set<String> plain = new HashSet<>();
    NameList.of(key).forEach(name -> plain.add(NameList.plain(name)));
    return plain;
  }

  private static Set<String> others() {
    Set<String> others = plain("other");
    others.addAll(CURRENCIES);
    others.addAll(TIME_ZONES);
    return others;
  }

  private static Map<Target, List<String>> accepted() {
    Map<Target, List<String>> accepted = new HashMap<>();
    for (Target target : Target.ALL) {
      List<String> names = new ArrayList<>();
      names.add(target.word());
      names.addAll(NameList.of(target.word()));
      if (target.equals(Target.AMOUNT)) {
        names.addAll(NameList.of(WITH_TAX));
        names.addAll(NameList.of(DOCUMENT));
      }
      if (target.canonical() == CanonicalColumn.TRANSACTION) {
        names.addAll(NameList.of("TransactionId.line"));
      }
      accepted.put(target, List.copyOf(names));
    }
    return accepted;
  }

  private static Map<String, List<Match>> lists() {
    Map<String, List<Match>> lists = new HashMap<>();
    for (Target target : Target.ALL) {
      List<String> names = ACCEPTED.get(target);
      Set<String> seen = new HashSet<>();
      for (int place = 0; place < names.size(); place++) {
        String plain = NameList.plain(names.get(place));
        int line = target.canonical() == CanonicalColumn.TRANSACTION ? LINES.indexOf(plain) : -1;
        double listed = Math.max(LEAST_LISTED, LISTED - STEP * place);
        double score = line >= 0 ? LINE - STEP * line : place == 0 ? CANONICAL : listed;
        if (seen.add(plain)) {
          lists
              .computeIfAbsent(plain, name -> new ArrayList<>())
              .add(new Match(target, score, names.get(place)));
        }
      }
    }
    return lists;
  }
}
