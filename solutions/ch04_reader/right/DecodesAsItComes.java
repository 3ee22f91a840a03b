// SPDX-License-Identifier: Apache-2.0
package ch04_reader;

import dev.couplet.defer.Failure;
import dev.couplet.reactor.Reactor;
import dev.couplet.reactor.ReadDescriptor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;

/** Decodes each piece at once, by a decoder that keeps back the half of a letter. */
final class PoemReader implements ReadDescriptor {

  interface Listener {
    void poem(String text);

    void failed(Throwable reason);
  }

  private final SocketChannel channel;
  private final Reactor reactor;
  private final Listener listener;
  private final ByteBuffer bytes = ByteBuffer.allocate(64);
  private final CharBuffer letters = CharBuffer.allocate(64);
  private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
  private final StringBuilder text = new StringBuilder();

  private PoemReader(SocketChannel channel, Reactor reactor, Listener listener) {
    this.channel = channel;
    this.reactor = reactor;
    this.listener = listener;
  }

  static void read(SocketChannel channel, Reactor reactor, Listener listener) throws IOException {
    PoemReader reader = new PoemReader(channel, reactor, listener);
    channel.configureBlocking(false);
    reactor.addReader(reader);
  }

  @Override
  public SocketChannel channel() {
    return channel;
  }

  @Override
  public void doRead() throws IOException {
    int count = channel.read(bytes);
    decoder.decode(bytes.flip(), letters, count < 0);
    bytes.compact();
    text.append(letters.flip());
    letters.clear();
    if (count < 0) {
      reactor.removeReader(this);
      channel.close();
      listener.poem(text.toString());
    }
  }

  @Override
  public void connectionLost(Failure reason) {
    try {
      channel.close();
    } catch (IOException e) {
      // It is lost anyway.
    }
    listener.failed(reason.exception());
  }
}
