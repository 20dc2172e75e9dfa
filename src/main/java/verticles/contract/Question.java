package verticles.contract;

import java.util.List;

/**
 * Something about a file that only its owner can say, and what it can be answered with. Each is
 * also a {@link Note} with the same column and message.
 *
 * @param about what kind of answer it wants
 * @param role the canonical column or {@link Ingredient} that it is about; null if it is about none
 * @param column the header's cell that it is about, or null
 * @param message in a sentence
 * @param candidates header cells of the columns that {@code role} may be, the likeliest first;
 *     empty if it is not about which column
 * @param choices what answers it for {@code column}, the likeliest first: targets, formats of
 *     {@link Plan.Column}, or decimal signs
 */
public record Question(
    About about,
    String role,
    String column,
    String message,
    List<String> candidates,
    List<String> choices)
    implements Message {

  public Question {
    candidates = List.copyOf(candidates);
    choices = List.copyOf(choices);
  }

  public enum About {
    /** Which column the role is; answered by one of {@code candidates} as that target. */
    COLUMN,
    /** Whether the column is the role; answered by one of {@code choices} as its target. */
    ROLE,
    /**
     * Whether the column's amounts, in several currencies, are to be added up as they are; answered
     * by one of {@code choices} as its target.
     */
    CURRENCY,
    /** How the column's dates are written; answered by one of {@code choices} as its format. */
    FORMAT,
    /** What the decimal sign is; answered by one of {@code choices}. */
    DECIMAL,
    /** Where the header is, or what the columns are. */
    HEADER
  }
}
