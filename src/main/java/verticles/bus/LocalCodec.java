package verticles.bus;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.eventbus.MessageCodec;

/** Passes immutable messages by reference inside this JVM; refuses to put them on a wire. */
final class LocalCodec implements MessageCodec<Object, Object> {
  private static final String NAME = "local";

  private LocalCodec() {}

  static DeliveryOptions options() {
    return new DeliveryOptions().setCodecName(NAME).setLocalOnly(true);
  }

  /** Several {@link Bus} faces may share one Vert.x, so a second registration is no fault. */
  static void registerOn(EventBus events) {
    try {
      events.registerCodec(new LocalCodec());
    } catch (IllegalStateException alreadyRegistered) {
      // the first one serves all
    }
  }

  @Override
  public Object transform(Object message) {
    return message;
  }

  @Override
  public void encodeToWire(Buffer buffer, Object message) {
    throw new UnsupportedOperationException("messages stay inside one JVM");
  }

  @Override
  public Object decodeFromWire(int position, Buffer buffer) {
    throw new UnsupportedOperationException("messages stay inside one JVM");
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public byte systemCodecID() {
    return -1;
  }
}
