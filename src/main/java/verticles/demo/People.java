package verticles.demo;

import java.util.List;

/** Who sells and who buys. Nobody of them exists. */
final class People {
  private static final List<String> FIRST =
      List.of(
          "Amina", "Baraka", "Chebet", "Daudi", "Esta", "Fadhili", "Grace", "Hamisi", "Imani",
          "Juma", "Kioko", "Lulu");
  private static final List<String> LAST =
      List.of("Mwezi", "Nuru", "Simba", "Twiga", "Upendo", "Tausi");
  private static final List<String> NAMES =
      List.of(
          "Acacia",
          "Baobab",
          "Cedar",
          "Delta",
          "Ebony",
          "Flamingo",
          "Granite",
          "Highland",
          "Ibis",
          "Jacaranda",
          "Kingfisher",
          "Lakeview",
          "Mango",
          "Northwind",
          "Oasis",
          "Papyrus",
          "Quartz",
          "Riverside",
          "Sunbird",
          "Tamarind",
          "Umbrella",
          "Valley",
          "Weaver",
          "Zebra");
  private static final List<String> TRADES =
      List.of(
          "Farm",
          "Hardware",
          "Lodge",
          "School",
          "Builders",
          "Clinic",
          "Growers",
          "Workshop",
          "Stores",
          "Dairy",
          "Nursery",
          "Transport",
          "Bakery",
          "Water Project",
          "Camp",
          "Cooperative",
          "Kiosk",
          "Electricals",
          "Poultry",
          "Tea Rooms",
          "Contractors",
          "Community Centre",
          "Orchard",
          "Fishery",
          "Carpenters");

  private static final int SELLERS = 4;

  /** In one branch, from one month on, one is another. */
  private static final int CHANGED_BRANCH = 4;

  private static final int CHANGED_FROM = 16;

  /** Of each branch: in all no more than there are pairs of a name and a trade. */
  private static final int CUSTOMERS = 73;

  /** The part of the customers that is there from the beginning; the others come later. */
  private static final double FROM_THE_START = 0.55;

  private People() {}

  /** One of those at work in a branch in that month. */
  static String seller(int branch, int month, Dice dice) {
    int who = branch * SELLERS + dice.below(SELLERS);
    if (branch == CHANGED_BRANCH && who % SELLERS == 0 && month >= CHANGED_FROM) {
      who = Branch.ALL.size() * SELLERS;
    }
    return FIRST.get(who % FIRST.size()) + " " + LAST.get((who + who / FIRST.size()) % LAST.size());
  }

  /** A customer of the branch in that month; a few come often. */
  static String customer(int branch, int month, Dice dice) {
    int who;
    do {
      double part = dice.part();
      who = (int) (part * (0.4 + 0.6 * part) * CUSTOMERS);
    } while (!buys(branch, who, month));
    int number = branch * CUSTOMERS + who;
    return NAMES.get(number % NAMES.size()) + " " + TRADES.get(number % TRADES.size());
  }

  private static boolean buys(int branch, int who, int month) {
    Dice fate = new Dice(branch * 1_000L + who);
    int came = who < CUSTOMERS * FROM_THE_START ? 0 : fate.below(22);
    int went =
        who >= CUSTOMERS / 10 && fate.chance(0.3) ? came + 2 + fate.below(20) : DemoSales.MONTHS;
    return came <= month && month < went;
  }
}
