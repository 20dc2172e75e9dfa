package verticles.rest;

import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A response that a worker writes. It holds one block at a time: the worker waits while the client
 * is slow, and is stopped with an exception once the client is gone, or has taken nothing for
 * {@value #PATIENCE_SECONDS} s. Only whoever made it ends the response.
 */
final class ClientStream extends OutputStream {
  static final int PATIENCE_SECONDS = 60;
  private static final int BLOCK = 64 * 1024;

  private final Context context;
  private final HttpServerResponse response;
  private final byte[] block = new byte[BLOCK];
  private int used;
  private volatile CountDownLatch turn = new CountDownLatch(0);
  private volatile boolean gone;

  /** On the request's event loop. */
  ClientStream(RoutingContext request) {
    this.context = request.vertx().getOrCreateContext();
    this.response = request.response();
    request.addEndHandler(
        end -> {
          gone = true;
          turn.countDown();
        });
  }

  /** Whether there is nobody left to write for. */
  boolean isGone() {
    return gone;
  }

  @Override
  public void write(int one) throws IOException {
    if (used == BLOCK) {
      send();
    }
    block[used++] = (byte) one;
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    int at = from;
    int left = length;
    while (left > 0) {
      if (used == BLOCK) {
        send();
      }
      int some = Math.min(left, BLOCK - used);
      System.arraycopy(bytes, at, block, used, some);
      used += some;
      at += some;
      left -= some;
    }
  }

  /** What is written goes out in whole blocks; a flush in between would only make them smaller. */
  @Override
  public void flush() {}

  @Override
  public void close() throws IOException {
    send();
  }

  private void send() throws IOException {
    if (gone) {
      throw new ClientGone();
    }
    Buffer bytes = Buffer.buffer(used).appendBytes(block, 0, used);
    CountDownLatch sent = new CountDownLatch(1);
    turn = sent;
    used = 0;
    context.runOnContext(now -> hand(bytes, sent));
    await(sent);
  }

  private void hand(Buffer bytes, CountDownLatch sent) {
    if (gone || response.closed()) {
      gone = true;
      sent.countDown();
      return;
    }
    response.write(bytes);
    if (response.writeQueueFull()) {
      response.drainHandler(drained -> sent.countDown());
    } else {
      sent.countDown();
    }
  }

  private void await(CountDownLatch sent) throws IOException {
    try {
      boolean taken = sent.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (!taken || gone) {
        gone = true;
        throw new ClientGone();
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw new ClientGone();
    }
  }

  /** There is nobody left to write for. */
  static final class ClientGone extends IOException {
    ClientGone() {
      super("the client is gone");
    }
  }
}
