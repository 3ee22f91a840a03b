// SPDX-License-Identifier: Apache-2.0
package ch04_reader;

import dev.couplet.defer.Failure;
import dev.couplet.reactor.Reactor;
import dev.couplet.reactor.ReadDescriptor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

final class PoemReader implements ReadDescriptor {

  interface Listener {
    void poem(String text);

    void failed(Throwable reason);
  }

  private final SocketChannel channel;
  private final Reactor reactor;
  private Listener waiting;
  private byte[] text = new byte[0];

  private PoemReader(SocketChannel channel, Reactor reactor, Listener listener) {
    this.channel = channel;
    this.reactor = reactor;
    this.waiting = listener;
  }

  static void read(SocketChannel channel, Reactor reactor, Listener listener) {
    PoemReader reader = new PoemReader(channel, reactor, listener);
    reactor.callWhenRunning(reader::begin);
  }

  private void begin() {
    try {
      channel.configureBlocking(false);
      reactor.addReader(this);
    } catch (IOException e) {
      end(() -> waiting.failed(e));
    }
  }

  @Override
  public SocketChannel channel() {
    return channel;
  }

  @Override
  public void doRead() {
    byte[] piece = new byte[7];
    try {
      int count = channel.read(ByteBuffer.wrap(piece));
      switch (Integer.signum(count)) {
        case 1 -> {
          ByteArrayOutputStream longer = new ByteArrayOutputStream();
          longer.writeBytes(text);
          longer.write(piece, 0, count);
          text = longer.toByteArray();
        }
        case -1 ->
            end(() -> waiting.poem(new String(text, java.nio.charset.StandardCharsets.UTF_8)));
        default -> {
          // Another time.
        }
      }
    } catch (IOException e) {
      end(() -> waiting.failed(e));
    }
  }

  @Override
  public void connectionLost(Failure reason) {
    end(() -> waiting.failed(reason.exception()));
  }

  private void end(Runnable outcome) {
    reactor.removeReader(this);
    try (channel) {
      // Nothing but to close it.
    } catch (IOException e) {
      // It is over anyway.
    }
    outcome.run();
  }
}
