package dev.kameo.benchmarks.vertx;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.MessageCodec;

/// Sends the object itself.
final class ParcelCodec implements MessageCodec<Parcel, Parcel> {

  @Override
  public Parcel transform(Parcel parcel) {
    return parcel;
  }

  @Override
  public void encodeToWire(Buffer buffer, Parcel parcel) {
    throw new UnsupportedOperationException("local only");
  }

  @Override
  public Parcel decodeFromWire(int position, Buffer buffer) {
    throw new UnsupportedOperationException("local only");
  }

  @Override
  public String name() {
    return "parcel";
  }

  @Override
  public byte systemCodecID() {
    return -1;
  }
}
