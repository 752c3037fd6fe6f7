package dev.kameo.testkit;

import java.io.ByteArrayOutputStream;

/// Numbers as bytes: seven bits each, the low ones first, the eighth says that more follow. Small
/// numbers take one byte.
final class Bytes {

  private Bytes() {}

  /// Writes numbers.
  static final class Writer {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    /// @param number any; one that is negative takes ten bytes
    Writer put(long number) {
      long left = number;
      while ((left & ~0x7FL) != 0) {
        out.write((int) ((left & 0x7F) | 0x80));
        left >>>= 7;
      }
      out.write((int) left);
      return this;
    }

    Writer put(byte[] block) {
      put(block.length);
      out.writeBytes(block);
      return this;
    }

    byte[] bytes() {
      return out.toByteArray();
    }
  }

  /// Reads numbers. Where there are none left, or what there is cannot have been written, it throws
  /// an IllegalArgumentException.
  static final class Reader {

    private final byte[] bytes;
    private int at;

    Reader(byte[] bytes) {
      this.bytes = bytes;
    }

    boolean hasMore() {
      return at < bytes.length;
    }

    long number() {
      long number = 0;
      for (int shift = 0; shift < 64; shift += 7) {
        byte next = next();
        number |= (long) (next & 0x7F) << shift;
        if (next >= 0) {
          return number;
        }
      }
      throw new IllegalArgumentException("a number is too long");
    }

    /// {@return a number that is not negative and fits an `int`}
    int size() {
      long number = number();
      if (number < 0 || number > Integer.MAX_VALUE) {
        throw new IllegalArgumentException("a number is too large: " + number);
      }
      return (int) number;
    }

    byte[] block() {
      int size = size();
      if (size > bytes.length - at) {
        throw new IllegalArgumentException("a part is cut short");
      }
      byte[] block = new byte[size];
      System.arraycopy(bytes, at, block, 0, size);
      at += size;
      return block;
    }

    private byte next() {
      if (at == bytes.length) {
        throw new IllegalArgumentException("it ends too early");
      }
      return bytes[at++];
    }
  }
}
