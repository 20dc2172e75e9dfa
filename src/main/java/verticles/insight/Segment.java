package verticles.insight;

/** Kinds of customers, by their score of recency and the middle of the other two. */
enum Segment {
  CHAMPIONS("Champions", "Bought lately, buy often and much."),
  LOYAL("Loyal", "Buy regularly, not among the very best."),
  PROMISING("Promising", "Bought lately, but little or seldom yet."),
  COOLING("Cooling", "Bought little, and not lately: a reminder may help."),
  AT_RISK("At risk", "Bought often and much, but not lately."),
  SLIPPING("Slipping", "Bought now and then, but not lately."),
  LOST("Lost", "Bought little, long ago.");

  final String label;
  final String sentence;

  Segment(String label, String sentence) {
    this.label = label;
    this.sentence = sentence;
  }

  static Segment of(int recency, int frequency, int monetary) {
    double worth = (frequency + monetary) / 2.0;
    if (recency >= 4) {
      return worth >= 4 ? CHAMPIONS : worth >= 3 ? LOYAL : PROMISING;
    }
    if (recency == 3) {
      return worth >= 3 ? LOYAL : COOLING;
    }
    return worth >= 4 ? AT_RISK : worth >= 3 ? SLIPPING : LOST;
  }
}
