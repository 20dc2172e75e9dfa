package verticles.demo;

import io.vertx.core.Context;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import java.util.Iterator;

/**
 * A file that is written while it is read: each block is made when the reader has room for it, in a
 * turn of the event loop of its own (well below a millisecond), so that neither memory nor the loop
 * feels how long the file is. Paused to begin with.
 */
final class DemoFile implements ReadStream<Buffer> {
  private static final int BLOCK_BYTES = 32 * 1024;

  private final Context context;
  private final Iterator<String> rows;
  private Buffer begun;
  private Handler<Buffer> handler = block -> {};
  private Handler<Void> endHandler = end -> {};
  private Handler<Throwable> exceptionHandler = failure -> {};
  private long wanted;
  private boolean underWay;
  private boolean ended;

  DemoFile(Context context, String header, Iterator<String> rows) {
    this.context = context;
    this.begun = Buffer.buffer(header);
    this.rows = rows;
  }

  @Override
  public DemoFile handler(Handler<Buffer> handler) {
    this.handler = handler;
    return this;
  }

  @Override
  public DemoFile endHandler(Handler<Void> handler) {
    this.endHandler = handler;
    return this;
  }

  @Override
  public DemoFile exceptionHandler(Handler<Throwable> handler) {
    this.exceptionHandler = handler;
    return this;
  }

  @Override
  public DemoFile pause() {
    wanted = 0;
    return this;
  }

  @Override
  public DemoFile resume() {
    return fetch(Long.MAX_VALUE);
  }

  @Override
  public DemoFile fetch(long blocks) {
    wanted = wanted + blocks < 0 ? Long.MAX_VALUE : wanted + blocks;
    proceed();
    return this;
  }

  private void proceed() {
    if (wanted > 0 && !underWay && !ended) {
      underWay = true;
      context.runOnContext(turn -> next());
    }
  }

  private void next() {
    underWay = false;
    if (wanted == 0 || ended) {
      return;
    }
    try {
      Buffer block = block();
      if (block.length() == 0) {
        ended = true;
        endHandler.handle(null);
      } else {
        wanted--;
        handler.handle(block);
        proceed();
      }
    } catch (RuntimeException broken) {
      ended = true;
      exceptionHandler.handle(broken);
    }
  }

  private Buffer block() {
    while (begun.length() < BLOCK_BYTES && rows.hasNext()) {
      begun.appendString(rows.next());
    }
    Buffer block = begun;
    begun = Buffer.buffer();
    return block;
  }
}
