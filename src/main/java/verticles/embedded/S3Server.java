package verticles.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import verticles.config.S3;

/** A real S3 in this JVM, over a directory: signatures are checked, objects outlive it. */
final class S3Server implements AutoCloseable {
  static final String BUCKET = "sluice";
  private static final Logger log = LoggerFactory.getLogger(S3Server.class);
  private static final String REGION = "us-east-1";

  private final S3Proxy proxy;
  private final BlobStore store;
  private final S3 s3;

  private S3Server(S3Proxy proxy, BlobStore store, S3 s3) {
    this.proxy = proxy;
    this.store = store;
    this.s3 = s3;
  }

  static S3Server start(Home home) throws IOException {
    Path objects = home.directory("s3");
    sweep(objects.resolve(BUCKET), Trees::delete);
    S3 s3 =
        new S3(
            URI.create("http://" + Embedded.LOOPBACK + ":" + home.port("s3")),
            BUCKET,
            home.secret("s3.accessKey"),
            home.secret("s3.secretKey"),
            REGION);
    BlobStore store = new FilesystemNio2BlobStore(objects.toString());
    S3Server server = new S3Server(proxy(store, s3), store, s3);
    server.makeBucket(BUCKET);
    server.open();
    return server;
  }

  private static S3Proxy proxy(BlobStore store, S3 s3) {
    return S3Proxy.builder()
        .blobStore(store)
        .endpoint(s3.endpoint())
        .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, s3.accessKey(), s3.secretKey())
        // Today's SDKs send headers that it has not heard of.
        .ignoreUnknownHeaders(true)
        .build();
  }

  private void open() throws IOException {
    try {
      proxy.start();
    } catch (Exception failure) {
      throw new IOException("The embedded S3 did not start: " + failure.getMessage(), failure);
    }
  }

  void makeBucket(String name) {
    if (!store.containerExists(name)) {
      store.createContainer(name);
    }
  }

  /** How a file or a directory goes. */
  interface Deletion {
    void delete(Path leftover) throws IOException;
  }

  /**
   * Deletes what is left of uploads in parts: their sender lived in the process that is gone. Keys
   * have slashes, so it may be a directory. What cannot be deleted takes room and nothing else.
   */
  static void sweep(Path bucket, Deletion deletion) {
    if (!Files.isDirectory(bucket)) {
      return;
    }
    try (DirectoryStream<Path> leftovers = Files.newDirectoryStream(bucket, ".mpus-*")) {
      for (Path leftover : leftovers) {
        sweepOne(leftover, deletion);
      }
    } catch (IOException | DirectoryIteratorException unreadable) {
      log.warn("What unfinished uploads left in S3 could not be looked for", unreadable);
    }
  }

  private static void sweepOne(Path leftover, Deletion deletion) {
    try {
      deletion.delete(leftover);
    } catch (IOException | UncheckedIOException kept) {
      log.warn("What an unfinished upload left in S3 could not be deleted: {}", leftover, kept);
    }
  }

  S3 s3() {
    return s3;
  }

  @Override
  public void close() throws IOException {
    try {
      proxy.stop();
    } catch (Exception failure) {
      throw new IOException("The embedded S3 did not stop", failure);
    }
  }
}
