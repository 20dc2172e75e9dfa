package verticles.upload;

import java.util.regex.Pattern;

/** Dataset names: they become Druid datasources, so they are plain words. */
final class Datasets {
  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,62}");

  private Datasets() {}

  /** The name, or a problem (400). */
  static String checked(String name) {
    if (!NAME.matcher(name).matches()) {
      throw UploadProblems.badDataset();
    }
    return name;
  }
}
