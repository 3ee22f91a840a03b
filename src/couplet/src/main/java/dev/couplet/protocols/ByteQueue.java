// SPDX-License-Identifier: Apache-2.0
package dev.couplet.protocols;

import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.util.Arrays;

/**
 * Bytes that came in and are still to be used: appended at the end, taken at the front. They lie in
 * one array, so that searching and decoding them is quick.
 */
final class ByteQueue {
  private static final byte[] EMPTY = {};

  /** An array up to this size is kept for the next bytes; a connection may rest for long. */
  private static final int KEPT_BYTES = 512;

  private byte[] bytes = EMPTY;
  private int begin;
  private int end;

  int size() {
    return end - begin;
  }

  boolean isEmpty() {
    return begin == end;
  }

  /** Returns the byte at {@code index}, counted from the front. */
  byte get(int index) {
    return bytes[begin + index];
  }

  /** Takes all that {@code data} has. */
  void append(ByteBuffer data) {
    int count = data.remaining();
    if (count > bytes.length - end) {
      makeRoom(count);
    }
    data.get(bytes, end, count);
    end += count;
  }

  /** Moves the bytes to the front of an array in which {@code count} more have their place. */
  private void makeRoom(int count) {
    int size = size();
    byte[] roomy = bytes;
    if (size + count > bytes.length) {
      // Doubled, so that a long message in small pieces is not copied once for each piece.
      roomy = new byte[size == 0 ? count : Math.max(size + count, 2 * size)];
    }
    System.arraycopy(bytes, begin, roomy, 0, size);
    bytes = roomy;
    begin = 0;
    end = size;
  }

  /**
   * Returns where {@code wanted} begins, at {@code from} or after it, or -1 if it is not there as a
   * whole.
   */
  int indexOf(byte[] wanted, int from) {
    byte first = wanted[0];
    int last = end - wanted.length;
    for (int i = begin + from; i <= last; i++) {
      if (bytes[i] == first && matches(wanted, i)) {
        return i - begin;
      }
    }
    return -1;
  }

  private boolean matches(byte[] wanted, int at) {
    for (int i = 1; i < wanted.length; i++) {
      if (bytes[at + i] != wanted[i]) {
        return false;
      }
    }
    return true;
  }

  /** Takes {@code count} bytes off the front. */
  void skip(int count) {
    begin += count;
  }

  /** Takes {@code count} bytes off the front and returns them. */
  byte[] take(int count) {
    byte[] taken = Arrays.copyOfRange(bytes, begin, begin + count);
    skip(count);
    return taken;
  }

  /** Takes {@code count} bytes off the front and returns them as text. */
  String takeText(int count, Charset charset) {
    String text = new String(bytes, begin, count, charset);
    skip(count);
    return text;
  }

  /** Takes all bytes and returns them; the array is left to the buffer. */
  ByteBuffer takeAll() {
    ByteBuffer all = ByteBuffer.wrap(bytes, begin, size()).slice();
    bytes = EMPTY;
    begin = 0;
    end = 0;
    return all;
  }

  /** Lets go of what is not needed until more comes in. */
  void trim() {
    if (isEmpty()) {
      begin = 0;
      end = 0;
      if (bytes.length > KEPT_BYTES) {
        bytes = EMPTY;
      }
    }
  }
}
