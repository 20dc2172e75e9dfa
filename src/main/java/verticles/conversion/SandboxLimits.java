package verticles.conversion;

/**
 * What the sandbox grants a file.
 *
 * @param atOnce how many children read files at the same time
 * @param wallSeconds the longest that one may take, from when its child has it
 * @param silentSeconds the longest that a child may say nothing, or take to start
 */
record SandboxLimits(int atOnce, int wallSeconds, int silentSeconds) {
  static final SandboxLimits DEFAULT = new SandboxLimits(2, 600, 30);
}
