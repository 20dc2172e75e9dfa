package verticles.druid;

/**
 * What is amiss with Druid as a whole.
 *
 * @param words for everybody
 * @param hint for whoever runs it; or null
 */
record Fault(String words, String hint) {}
