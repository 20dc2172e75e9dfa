package verticles.upload;

import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import verticles.storage.SdkPush;

/**
 * Measures an upload against its floor, side by side in one run: curl sends a form over loopback
 * until 202; the AWS SDK pushes the same file straight to the same S3. Then the same at 100 MB/s:
 * how long after the last byte 202 comes. Each side runs once unmeasured; what is told is the
 * median of the rest, and each round by itself.
 */
public final class UploadBench {
  private static final int ROUNDS =
      Integer.parseInt(System.getenv().getOrDefault("BENCH_ROUNDS", "5"));
  private static final double LIMITED_BYTES_PER_SECOND = 100e6;

  private final Path file;
  private final Path directory;
  private final List<String> options;

  private UploadBench(Path file, Path directory, List<String> options) {
    this.file = file;
    this.directory = directory;
    this.options = options;
  }

  /**
   * @param arguments the file, a directory for everything local, and options of {@link BenchHouse}
   */
  public static void main(String[] arguments) throws Exception {
    List<String> options = Arrays.asList(arguments).subList(2, arguments.length);
    new UploadBench(Path.of(arguments[0]), Path.of(arguments[1]), options).run();
  }

  private void run() throws Exception {
    List<String> house = new ArrayList<>(List.of(directory.toString()));
    house.addAll(options);
    try (Child receiving = Child.java(directory, "256m", BenchHouse.class, house)) {
      String[] at = receiving.line().split(" ");
      List<String> push = List.of(at[2], at[3], at[4], at[5], file.toString());
      try (Child floor = Child.java(directory, "256m", SdkPush.class, push)) {
        compare(floor, receiving, Integer.parseInt(at[1]));
      }
      limited(receiving, Integer.parseInt(at[1]));
      System.out.printf("RSS of the receiving JVM, at most: %d MB (heap 256 MB)%n", rss(at[0]));
    }
  }

  private void compare(Child floor, Child receiving, int port) throws Exception {
    String house = receiving.pid();
    String pusher = floor.pid();
    List<Double> floors = new ArrayList<>();
    List<Double> ours = new ArrayList<>();
    for (int round = 0; round <= ROUNDS; round++) {
      warmPages();
      double before = cpu(house) + cpu(pusher);
      floor.send("push");
      double straight = Double.parseDouble(floor.line());
      double between = cpu(house) + cpu(pusher);
      forget(receiving);
      warmPages();
      double begun = cpu(house);
      double through = curl(port);
      double after = cpu(house);
      forget(receiving);
      if (round > 0) {
        floors.add(straight);
        ours.add(through);
        System.out.printf(
            "round %d: SDK %.2f s (CPU %.2f s), upload %.2f s (CPU %.2f s without curl's)%n",
            round, straight, between - before, through, after - begun);
      }
    }
    System.out.printf(
        "%.0f MB: SDK straight to S3 %.2f s, upload until 202 %.2f s, ratio %.2f%n",
        Files.size(file) / 1e6, median(floors), median(ours), median(ours) / median(floors));
  }

  /**
   * Virtual machines are given their memory page by page, at first touch, which costs more than
   * everything measured here. Whoever comes second would pay for the pages that the first has left
   * over; so each side finds as many just used as it needs: the spool, the parts and the object.
   */
  private void warmPages() throws IOException {
    Path scratch = directory.resolve("scratch");
    byte[] block = new byte[1 << 20];
    try (OutputStream out = Files.newOutputStream(scratch)) {
      for (long written = 0; written < 4 * Files.size(file); written += block.length) {
        out.write(block);
      }
    }
    Files.delete(scratch);
  }

  /** Seconds by curl's own clock. */
  private double curl(int port) throws Exception {
    try (Child curl =
        Child.of(
            directory,
            List.of(
                "curl",
                "-sS",
                "-o",
                directory.resolve("answer.json").toString(),
                "-w",
                "%{http_code} %{time_total}\n",
                "-F",
                "datasource_name=shops",
                "-F",
                "allow_duplicate=true",
                "-F",
                "file=@" + file,
                "http://127.0.0.1:" + port + "/api/ingest/upload"))) {
      String[] words = curl.line().split(" ");
      if (!words[0].equals("202")) {
        throw new IllegalStateException(Files.readString(directory.resolve("answer.json")));
      }
      return Double.parseDouble(words[1]);
    }
  }

  private void limited(Child receiving, int port) throws IOException {
    List<Double> tails = new ArrayList<>();
    List<Double> checks = new ArrayList<>();
    for (int round = 1; round <= ROUNDS; round++) {
      warmPages();
      tails.add(tail(port));
      checks.add(forget(receiving));
      System.out.printf(
          "at 100 MB/s, round %d: 202 %.3f s after the last byte, verdict %.3f s%n",
          round, tails.get(round - 1), checks.get(round - 1));
    }
    System.out.printf(
        "at 100 MB/s: 202 %.3f s after the last byte, verdict %.3f s (0: not followed)%n",
        median(tails), median(checks));
  }

  private double tail(int port) throws IOException {
    byte[] head =
        (RawClient.dataset("shops")
                + RawClient.field("allow_duplicate", "true")
                + RawClient.fileHead("sales.csv"))
            .getBytes();
    byte[] end = ("\r\n" + RawClient.end()).getBytes();
    try (RawClient client = new RawClient(port);
        InputStream in = Files.newInputStream(file)) {
      client.form(head.length + Files.size(file) + end.length).send(head);
      long began = System.nanoTime();
      long sent = 0;
      byte[] block = new byte[256 * 1024];
      for (int n = in.read(block); n >= 0; n = in.read(block)) {
        client.send(Arrays.copyOf(block, n));
        sent += n;
        long due = began + (long) (sent / LIMITED_BYTES_PER_SECOND * 1e9);
        while (System.nanoTime() < due) {
          LockSupport.parkNanos(due - System.nanoTime());
        }
      }
      client.send(end);
      long last = System.nanoTime();
      JsonObject answer = client.answer().body();
      if (!answer.getString("state").equals("STORED")) {
        throw new IllegalStateException(answer.encode());
      }
      return (System.nanoTime() - last) / 1e9;
    }
  }

  /** Seconds from the last byte to the verdict of the upload that is forgotten. */
  private static double forget(Child receiving) throws IOException {
    receiving.send("forget");
    return Double.parseDouble(receiving.line());
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
  }

  /** Seconds of processor time that a process has used, in the kernel's hundredths. */
  private static double cpu(String pid) throws IOException {
    String[] fields =
        Files.readString(Path.of("/proc", pid, "stat")).replaceAll(".*\\) ", "").split(" ");
    return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / 100.0;
  }

  private static long rss(String pid) throws IOException {
    return Files.readAllLines(Path.of("/proc", pid, "status")).stream()
        .filter(line -> line.startsWith("VmHWM"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1000)
        .findFirst()
        .orElse(-1);
  }

  /** A process that we talk to by lines. */
  private record Child(Process process, BufferedReader out, BufferedWriter in)
      implements AutoCloseable {

    static Child java(Path directory, String heap, Class<?> main, List<String> arguments)
        throws IOException {
      List<String> command = new ArrayList<>();
      command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      command.add("-Xmx" + heap);
      String more = System.getenv("BENCH_JAVA_OPTIONS");
      if (more != null && main == BenchHouse.class) {
        command.addAll(List.of(more.split(" ")));
      }
      command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
      command.addAll(arguments);
      return of(directory, command);
    }

    static Child of(Path directory, List<String> command) throws IOException {
      File log = directory.resolve("bench.log").toFile();
      Process process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.appendTo(log)).start();
      return new Child(process, process.inputReader(), process.outputWriter());
    }

    String pid() {
      return Long.toString(process.pid());
    }

    void send(String line) throws IOException {
      in.write(line + "\n");
      in.flush();
    }

    /** The next line that is no log line. */
    String line() throws IOException {
      String line = out.readLine();
      while (line != null && (!line.matches("[0-9].*") || line.matches("[0-9]{2}:.*"))) {
        line = out.readLine();
      }
      if (line == null) {
        throw new IOException("it ended; bench.log says why");
      }
      return line;
    }

    @Override
    public void close() throws IOException {
      in.close();
      process.onExit().join();
    }
  }
}
