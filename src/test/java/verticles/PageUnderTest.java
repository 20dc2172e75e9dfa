package verticles;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import verticles.config.Services;
import verticles.config.Settings;
import verticles.embedded.Steps;
import verticles.testing.Browser;
import verticles.testing.SalesFile.Totals;
import verticles.testing.TestServices;

/**
 * The real app with real services, and a real Chromium that looks at its page; once for a JVM,
 * because both take their time to start, side by side.
 */
final class PageUnderTest {
  private static final double HALF_A_CENT = 0.005;

  final Browser browser;
  private final Path directory;
  private final Services services;
  private Vertx vertx;
  private App app;

  private static PageUnderTest shared;

  private PageUnderTest() throws Exception {
    this.directory = Files.createTempDirectory("sluice-page");
    CompletableFuture<Browser> starting = CompletableFuture.supplyAsync(Browser::new);
    try {
      this.services = TestServices.all();
      startApp(0);
    } catch (Exception | Error failure) {
      starting.thenAccept(Browser::close).join();
      throw failure;
    }
    this.browser = starting.join();
    Runtime.getRuntime().addShutdownHook(new Thread(this::close, "page-under-test-stop"));
  }

  /** The one of this JVM, ready for the next test, whatever the last one has done to it. */
  static synchronized PageUnderTest shared() throws Exception {
    if (shared == null) {
      shared = new PageUnderTest();
    }
    if (shared.app == null) {
      shared.startApp(0);
    }
    return shared;
  }

  /** The services end with the JVM as well, so the app is not asked to tidy up. */
  private void close() {
    browser.close();
    try (Stream<Path> files = Files.walk(directory)) {
      files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The overview of a dataset that has nothing yet, ready for its first file. */
  void openFor(String dataset) {
    openFor(dataset, app.url());
  }

  /**
   * @param door where the page is to be had
   */
  void openFor(String dataset, URI door) {
    browser.open(door.resolve("/?dataset=" + dataset));
    isLive();
    browser.until("it invites a file", () -> browser.count("drop-zone") == 1);
    browser.complaints();
  }

  void isLive() {
    browser.until(
        "the page is live", () -> browser.text("connection-badge >>> span").equals("Live"));
  }

  boolean isOnTheDashboard(String filename) {
    return says(filename, "On the dashboard");
  }

  /** Whether a card of this file says this. */
  boolean says(String filename, String words) {
    return browser.texts("file-card >>> .head").stream()
        .anyMatch(card -> card.contains(filename) && card.contains(words));
  }

  HttpResponse<String> put(String dataset, Path file) throws Exception {
    return put(dataset, file, "");
  }

  /**
   * @param options as a query; empty for none
   */
  HttpResponse<String> put(String dataset, Path file, String options) throws Exception {
    String query = options.isEmpty() ? "" : "?" + options;
    URI target = at("/api/ingest/upload/" + dataset + "/" + file.getFileName() + query);
    HttpRequest request = HttpRequest.newBuilder(target).PUT(BodyPublishers.ofFile(file)).build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
  }

  /** What the server answers to a GET that it takes. */
  JsonObject get(String path) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(at(path)).build();
    return new JsonObject(HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body());
  }

  /** Whether anything was ever sent to a dataset. */
  boolean has(String dataset) throws Exception {
    return get("/api/ingest/tasks?datasource_name=" + dataset).getInteger("total") > 0;
  }

  /** Deletes a dataset with all that is in it. */
  void delete(String dataset) throws Exception {
    URI target = at("/api/datasets/" + dataset + "?confirm=" + dataset);
    HttpRequest request = HttpRequest.newBuilder(target).DELETE().build();
    HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
  }

  URI at(String path) {
    return app.url().resolve(path);
  }

  int port() {
    return app.url().getPort();
  }

  /**
   * @param port the one to listen on, or 0 for a free one
   */
  void startApp(int port) throws Exception {
    Settings settings =
        new Settings(
            new Settings.Http("127.0.0.1", port, false),
            directory.resolve("data"),
            Optional.of(services.database()),
            Optional.of(services.s3()),
            Optional.of(services.druid()),
            new Settings.Uploads(524_288_000L, 20),
            Settings.PURGE_AFTER);
    vertx = Vertx.vertx();
    app = await(App.start(vertx, settings, Steps.SILENT));
  }

  void stopApp() throws Exception {
    if (app != null) {
      await(app.stop());
      app = null;
    }
    if (vertx != null) {
      await(vertx.close());
      vertx = null;
    }
  }

  static boolean near(double expected, Double shown) {
    return shown != null && Math.abs(expected - shown) < HALF_A_CENT;
  }

  static double netSales(Totals totals) {
    return (totals.grossCents() + totals.returnCents()) / 100.0;
  }

  private static <T> T await(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
  }
}
