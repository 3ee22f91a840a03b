// SPDX-License-Identifier: Apache-2.0
package dev.couplet.net;

import dev.couplet.reactor.WriteDescriptor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/**
 * What a connection sends. It goes to the system at once; only what that does not take is queued,
 * and only then does the reactor watch for room. What a protocol writes while it receives is first
 * gathered, so that many small writes cost one system call.
 */
final class TcpOutput {
  /** A producer is paused when more bytes than this wait. */
  private static final int MOST_WAITING_BYTES = 64 * 1024;

  /** The system copies a heap buffer as a whole for each write, so it is given no more at once. */
  private static final int MOST_BYTES_PER_WRITE = 64 * 1024;

  private final TcpLoop loop;
  private final SocketChannel channel;
  private final WriteDescriptor connection;
  private final OutputQueue queue = new OutputQueue();
  private final Production production = new Production();
  private final @Nullable ConnectionTrace trace;
  private boolean watched;

  TcpOutput(
      TcpLoop loop,
      SocketChannel channel,
      WriteDescriptor connection,
      @Nullable ConnectionTrace trace) {
    this.loop = loop;
    this.channel = channel;
    this.connection = connection;
    this.trace = trace;
  }

  // -------------------------------------------------------------------------------- writing

  /** Sends {@code data}, or gathers or queues it. */
  void write(ByteBuffer data) throws IOException {
    if (queue.isEmpty()) {
      if (loop.gathers(this, data)) {
        return;
      }
      flush();
    }
    send(data);
  }

  /** Small writes are gathered until {@link #endGathering}. */
  void beginGathering() {
    loop.beginGathering(this);
  }

  void endGathering() {
    loop.endGathering();
  }

  /** Sends what was gathered. */
  void flush() throws IOException {
    ByteBuffer gathered = loop.gatheredBy(this);
    if (gathered != null) {
      try {
        send(gathered.flip());
      } finally {
        gathered.clear();
      }
    }
  }

  /** Gives {@code data} to the system, after what waits already, and queues the rest. */
  private void send(ByteBuffer data) throws IOException {
    if (queue.isEmpty()) {
      int before = data.position();
      sendNow(data);
      traceSent(data.position() - before);
    }
    if (data.hasRemaining()) {
      queue.add(data);
      watch();
      if (queue.size() > MOST_WAITING_BYTES) {
        production.pause();
      }
    } else if (production.pulled()) {
      watch();
    }
  }

  private void sendNow(ByteBuffer data) throws IOException {
    int end = data.limit();
    while (data.remaining() > MOST_BYTES_PER_WRITE) {
      int part = data.position() + MOST_BYTES_PER_WRITE;
      channel.write(data.limit(part));
      data.limit(end);
      if (data.position() < part) {
        return;
      }
    }
    channel.write(data);
  }

  private void traceSent(int count) {
    if (trace != null) {
      trace.sent(count);
    }
  }

  // -------------------------------------------------------------------------------- sending

  /** Sends of what waits as much as there is room for. To be called when there is some. */
  void sendQueued() throws IOException {
    if (!queue.isEmpty()) {
      ByteBuffer data = loop.stagingBuffer();
      queue.copyTo(data);
      int sent = channel.write(data.flip());
      queue.skip(sent);
      traceSent(sent);
    }
    if (queue.isEmpty()) {
      unwatch();
    }
  }

  /** Returns whether nothing waits to be sent. */
  boolean isSent() {
    return queue.isEmpty();
  }

  /** Returns whether nothing waits to be sent, nor will be produced. */
  boolean isComplete() {
    return queue.isEmpty() && !production.active();
  }

  /** Drops what waits or was gathered: nothing can be sent any more. */
  void drop() {
    ByteBuffer gathered = loop.gatheredBy(this);
    if (gathered != null) {
      gathered.clear();
    }
    queue.clear();
    unwatch();
  }

  private void watch() {
    if (!watched) {
      watched = true;
      loop.reactor.addWriter(connection);
    }
  }

  private void unwatch() {
    if (watched) {
      watched = false;
      loop.reactor.removeWriter(connection);
    }
  }

  // ------------------------------------------------------------------------------ producing

  void register(Producer producer) {
    production.register(producer);
    if (production.pulled()) {
      watch();
    } else if (queue.size() > MOST_WAITING_BYTES) {
      production.pause();
    }
  }

  void unregister() {
    production.unregister();
  }

  /** Lets the producer write again. To be called when all is sent. */
  void resumeProducer() {
    production.resume();
  }

  /** Ends the producer: nothing can be sent any more. */
  void stopProducer() {
    Callbacks.guard(production, "stopProducing", production::stop);
  }
}
