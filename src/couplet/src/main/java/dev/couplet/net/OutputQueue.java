// SPDX-License-Identifier: Apache-2.0
package dev.couplet.net;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;

/** Bytes that wait to be sent, in order. Small ones are put together, so that they cost little. */
final class OutputQueue {
  private static final int CHUNK_BYTES = 8 * 1024;

  /** A stretch of bytes: written at the end, sent from the beginning. */
  private static final class Chunk {
    final byte[] bytes;
    int begin;
    int end;

    Chunk(int capacity) {
      bytes = new byte[capacity];
    }

    /** Takes as much of {@code data} as there is room for. */
    void fill(ByteBuffer data) {
      int count = Math.min(data.remaining(), bytes.length - end);
      data.get(bytes, end, count);
      end += count;
    }
  }

  private final Deque<Chunk> chunks = new ArrayDeque<>(2);
  private long size;

  boolean isEmpty() {
    return size == 0;
  }

  /** Returns how many bytes wait. */
  long size() {
    return size;
  }

  /** Takes all that {@code data} has. */
  void add(ByteBuffer data) {
    size += data.remaining();
    Chunk last = chunks.peekLast();
    if (last != null) {
      last.fill(data);
    }
    if (data.hasRemaining()) {
      Chunk added = new Chunk(Math.max(data.remaining(), CHUNK_BYTES));
      added.fill(data);
      chunks.add(added);
    }
  }

  /** Copies as many of the first bytes into {@code target} as it has room for; all stay here. */
  void copyTo(ByteBuffer target) {
    for (Chunk chunk : chunks) {
      target.put(chunk.bytes, chunk.begin, Math.min(chunk.end - chunk.begin, target.remaining()));
      if (!target.hasRemaining()) {
        break;
      }
    }
  }

  /** Drops the first {@code count} bytes. */
  void skip(int count) {
    size -= count;
    int left = count;
    while (left > 0) {
      Chunk first = chunks.getFirst();
      int skipped = Math.min(left, first.end - first.begin);
      first.begin += skipped;
      left -= skipped;
      if (first.begin == first.end) {
        chunks.removeFirst();
      }
    }
  }

  void clear() {
    chunks.clear();
    size = 0;
  }
}
