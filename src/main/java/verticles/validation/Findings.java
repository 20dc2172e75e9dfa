package verticles.validation;

import java.util.ArrayList;
import java.util.List;
import verticles.contract.Note;
import verticles.contract.Question;

/** What there is to tell and to ask about a file, in the order in which it came up. */
final class Findings {
  private final List<Note> notes = new ArrayList<>();
  private final List<Question> questions = new ArrayList<>();

  /**
   * How it was understood.
   *
   * @param column the header's cell that it is about, or null
   */
  void tell(String column, String message) {
    notes.add(new Note(Note.Kind.INFO, column, message));
  }

  /** It may be wrong. */
  void warn(String column, String message) {
    notes.add(new Note(Note.Kind.WARNING, column, message));
  }

  /** It must not be guessed. */
  void ask(Question question) {
    notes.add(new Note(Note.Kind.QUESTION, question.column(), question.message()));
    questions.add(question);
  }

  /** What was said of the header before anything was known of the columns. */
  void addAll(List<Note> others) {
    for (Note note : others) {
      if (note.kind() == Note.Kind.QUESTION) {
        ask(
            new Question(
                Question.About.HEADER, null, note.column(), note.message(), List.of(), List.of()));
      } else {
        notes.add(note);
      }
    }
  }

  boolean asksAbout(String column) {
    return questions.stream().anyMatch(question -> column.equals(question.column()));
  }

  List<Note> notes() {
    return List.copyOf(notes);
  }

  List<Question> questions() {
    return List.copyOf(questions);
  }

  /** Nothing is asked any more: what was a question is something to look at. */
  List<Note> answered() {
    return notes.stream()
        .map(
            note ->
                note.kind() == Note.Kind.QUESTION
                    ? new Note(Note.Kind.WARNING, note.column(), note.message())
                    : note)
        .toList();
  }
}
