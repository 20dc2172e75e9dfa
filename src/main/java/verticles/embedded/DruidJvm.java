package verticles.embedded;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * How the JVM of the embedded Druid is run.
 *
 * @param heapMegabytes its heap
 * @param flags what else the command says
 */
record DruidJvm(int heapMegabytes, List<String> flags) {
  /** What Druid reaches into since Java became modular; its own distribution says the same. */
  private static final List<String> ALWAYS =
      List.of(
          "--add-exports=java.base/jdk.internal.misc=ALL-UNNAMED",
          "--add-exports=java.base/jdk.internal.ref=ALL-UNNAMED",
          "--add-opens=java.base/java.nio=ALL-UNNAMED",
          "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
          "--add-opens=java.base/jdk.internal.ref=ALL-UNNAMED",
          "--add-opens=java.base/java.io=ALL-UNNAMED",
          "--add-opens=java.base/java.lang=ALL-UNNAMED",
          "--add-opens=jdk.management/com.sun.management.internal=ALL-UNNAMED",
          "-Duser.timezone=UTC",
          "-Dfile.encoding=UTF-8",
          "-Djava.util.logging.manager=org.apache.logging.log4j.jul.LogManager",
          "-XX:+ExitOnOutOfMemoryError");

  /** For work. */
  static final DruidJvm FULL = new DruidJvm(1024, List.of("-XX:+UseParallelGC"));

  /** For tests: there two seconds sooner and smaller, and a third slower at loading. */
  static final DruidJvm QUICK =
      new DruidJvm(512, List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));

  List<String> options() {
    return Stream.of(ALWAYS, flags, List.of("-Xms128m", "-Xmx" + heapMegabytes + "m"))
        .flatMap(List::stream)
        .collect(ArrayList::new, ArrayList::add, ArrayList::addAll);
  }
}
