package verticles.web;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * The file's part as a stream. Pausing it pauses the request; what one network read had brought
 * before that (a few kilobytes) waits here.
 */
final class PartStream implements ReadStream<Buffer> {
  private final RequestBody body;
  private final Queue<Buffer> waiting = new ArrayDeque<>();

  private Handler<Buffer> dataHandler;
  private Handler<Void> endHandler;
  private Handler<Throwable> exceptionHandler;
  private boolean paused = true;
  private boolean draining;
  private boolean ended;
  private boolean closed;
  private Throwable failure;

  PartStream(RequestBody body) {
    this.body = body;
    body.pause();
  }

  void put(Buffer bytes) {
    waiting.add(bytes);
    drain();
  }

  void end() {
    ended = true;
    drain();
  }

  void fail(Throwable why) {
    if (closed) {
      return;
    }
    closed = true;
    failure = why;
    waiting.clear();
    if (exceptionHandler != null) {
      exceptionHandler.handle(why);
    }
  }

  private void drain() {
    if (draining) {
      return;
    }
    draining = true;
    while (!paused && !waiting.isEmpty()) {
      Buffer next = waiting.remove();
      if (dataHandler != null) {
        dataHandler.handle(next);
      }
    }
    draining = false;
    if (!paused && ended && !closed) {
      closed = true;
      if (endHandler != null) {
        endHandler.handle(null);
      }
    }
  }

  @Override
  public PartStream handler(Handler<Buffer> handler) {
    dataHandler = handler;
    return this;
  }

  @Override
  public PartStream endHandler(Handler<Void> handler) {
    endHandler = handler;
    return this;
  }

  /** Tells a failure that came before the handler, too. */
  @Override
  public PartStream exceptionHandler(Handler<Throwable> handler) {
    exceptionHandler = handler;
    if (handler != null && failure != null) {
      handler.handle(failure);
    }
    return this;
  }

  @Override
  public PartStream pause() {
    paused = true;
    if (!closed && !ended) {
      body.pause();
    }
    return this;
  }

  @Override
  public PartStream resume() {
    paused = false;
    drain();
    if (!paused && failure == null) {
      body.resume();
    }
    return this;
  }

  @Override
  public PartStream fetch(long amount) {
    return resume();
  }
}
