// SPDX-License-Identifier: Apache-2.0
package dev.couplet.pictures;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/** Numbers in a row, small ones in one byte: seven bits at a time, the lowest first. */
final class Columns {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 16);

  /** Writes a number that is not negative. */
  void number(long value) {
    long rest = value;
    while (rest >= 0x80) {
      bytes.write((int) (rest & 0x7f) | 0x80);
      rest >>>= 7;
    }
    bytes.write((int) rest);
  }

  /** Maps numbers near zero, of either sign, to small ones that are not negative. */
  static long zigzag(long value) {
    return (value << 1) ^ (value >> 63);
  }

  /** Writes the length of {@code text} in bytes, then those. */
  void text(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    number(utf8.length);
    bytes.writeBytes(utf8);
  }

  /** Returns all that was written, as raw deflate. */
  byte[] deflated() {
    ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.size() / 4 + 64);
    Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
    try (DeflaterOutputStream deflate = new DeflaterOutputStream(out, deflater)) {
      bytes.writeTo(deflate);
    } catch (java.io.IOException e) {
      throw new IllegalStateException("an array can't fail", e);
    } finally {
      deflater.end();
    }
    return out.toByteArray();
  }
}
