// SPDX-License-Identifier: Apache-2.0
package dev.couplet.memory;

import java.io.IOException;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * One direction of a {@link MemoryLink}: bytes on their way to where they can be read, then the
 * end, or a reset.
 */
final class Stream {
  private enum Kind {
    DATA,
    END,
    RESET
  }

  /** Something under way; it has bytes if it is data. */
  private record Packet(Kind kind, ByteBuffer bytes, long dueNanos) {}

  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  private final MemoryNetwork network;
  private final MemorySocketChannel reader;
  private final MemorySocketChannel writer;
  private final Deque<Packet> underWay = new ArrayDeque<>();
  private final Deque<ByteBuffer> arrived = new ArrayDeque<>();
  private int bytesUnderWay;
  private int bytesArrived;
  private Duration delay;
  private long lastDueNanos;
  private boolean held;
  private boolean cut;
  private boolean ended;
  private @Nullable IOException broken;

  Stream(MemoryNetwork network, MemorySocketChannel writer, MemorySocketChannel reader) {
    this.network = network;
    this.writer = writer;
    this.reader = reader;
    delay = network.delay();
  }

  // -------------------------------------------------------------------------- its two ends

  /** Takes as much of {@code data} as there is room for, and returns how much that is. */
  int write(ByteBuffer data) {
    int count = Math.min(data.remaining(), room());
    if (count > 0) {
      ByteBuffer bytes = ByteBuffer.allocate(count);
      bytes.put(data.slice().limit(count)).flip();
      data.position(data.position() + count);
      bytesUnderWay += count;
      send(Kind.DATA, bytes);
    }
    return count;
  }

  /** Sends the end, after what was written. */
  void end() {
    send(Kind.END, NOTHING);
  }

  /** Sends a reset, which drops what was written and has not arrived. */
  void reset() {
    dropUnderWay();
    send(Kind.RESET, NOTHING);
  }

  boolean hasRoom() {
    return room() > 0;
  }

  private int room() {
    return Math.max(0, network.capacity() - bytesUnderWay - bytesArrived);
  }

  /** Reads what has arrived, or returns -1 at the end. */
  int read(ByteBuffer target) throws IOException {
    int count = 0;
    int most = Math.min(target.remaining(), network.mostBytesPerRead());
    while (count < most && !arrived.isEmpty()) {
      ByteBuffer first = arrived.getFirst();
      int part = Math.min(first.remaining(), most - count);
      target.put(first.slice().limit(part));
      first.position(first.position() + part);
      count += part;
      if (!first.hasRemaining()) {
        arrived.removeFirst();
      }
    }
    bytesArrived -= count;
    if (count > 0) {
      network.changed(writer);
      return count;
    }
    if (broken != null) {
      throw new SocketException(broken.getMessage());
    }
    return ended ? -1 : 0;
  }

  boolean readable() {
    return bytesArrived > 0 || ended || broken != null;
  }

  boolean hasUnread() {
    return bytesArrived > 0;
  }

  /** From here on, once all was read, reading fails with {@code error}. */
  void breakWith(IOException error) {
    if (broken == null && !ended) {
      broken = error;
    }
    dropUnderWay();
    network.changed(reader);
  }

  /** Loses what has not arrived yet. */
  void dropUnderWay() {
    underWay.clear();
    bytesUnderWay = 0;
  }

  // ---------------------------------------------------------------------------- the way

  void delay(Duration next) {
    delay = next;
  }

  void hold(boolean next) {
    held = next;
    if (!held) {
      deliver();
    }
  }

  void cut() {
    cut = true;
    // It counts as under way for ever: nobody will acknowledge it.
    underWay.clear();
  }

  private void send(Kind kind, ByteBuffer bytes) {
    if (!cut) {
      // Never before what was sent earlier.
      lastDueNanos = Math.max(lastDueNanos, network.nanoTime() + delay.toNanos());
      underWay.add(new Packet(kind, bytes, lastDueNanos));
      network.at(lastDueNanos, this::deliver);
    }
  }

  /** Moves what is due to where it can be read. */
  private void deliver() {
    while (!held && !underWay.isEmpty() && underWay.getFirst().dueNanos <= network.nanoTime()) {
      Packet packet = underWay.removeFirst();
      bytesUnderWay -= packet.bytes.remaining();
      switch (packet.kind) {
        case DATA -> arrived(packet.bytes);
        case END -> {
          ended = true;
          network.changed(reader);
        }
        case RESET -> reader.reset();
      }
    }
  }

  private void arrived(ByteBuffer bytes) {
    if (reader.isOpen()) {
      bytesArrived += bytes.remaining();
      arrived.add(bytes);
      network.changed(reader);
    } else {
      // As a real one does: nobody will ever read this, and the writer is to know it.
      reader.answerWithReset();
    }
  }
}
