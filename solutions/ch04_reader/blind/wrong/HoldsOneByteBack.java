// Because: believes that a letter which is cut in two leaves one byte behind, so that it holds back
// a last byte that begins a letter, but not the first two bytes of a letter of three.
package ch04_reader;

import dev.couplet.defer.Failure;
import dev.couplet.reactor.Reactor;
import dev.couplet.reactor.ReadDescriptor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads the poem that comes over one connection, as a reader of the reactor. */
final class PoemReader implements ReadDescriptor {

  /** Told, once, what became of the poem. */
  interface Listener {
    void poem(String text);

    void failed(Throwable reason);
  }

  private final SocketChannel channel;
  private final Reactor reactor;
  private final Listener listener;
  private final ByteBuffer buffer = ByteBuffer.allocate(4096);
  private final StringBuilder poem = new StringBuilder();

  /** The first byte of a letter whose rest has not come yet, or nothing. */
  private byte[] held = {};

  private PoemReader(SocketChannel channel, Reactor reactor, Listener listener) {
    this.channel = channel;
    this.reactor = reactor;
    this.listener = listener;
  }

  /**
   * Begins to read the poem, and returns.
   *
   * @param channel connected, and a blocking one, as every channel is at first; to be closed when
   *     all is over
   * @param reactor runs, and is to watch the channel
   * @param listener to be told of the poem when all of it has come, or why it can't come
   */
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
    int count = channel.read(buffer.clear());
    if (count >= 0) {
      take(buffer.flip());
      return;
    }
    reactor.removeReader(this);
    channel.close();
    poem.append(new String(held, StandardCharsets.UTF_8));
    listener.poem(poem.toString());
  }

  private void take(ByteBuffer data) {
    byte[] piece = new byte[held.length + data.remaining()];
    System.arraycopy(held, 0, piece, 0, held.length);
    data.get(piece, held.length, data.remaining());
    int length = piece.length;
    if (length > 0 && beginsLetter(piece[length - 1])) {
      length--;
    }
    poem.append(new String(piece, 0, length, StandardCharsets.UTF_8));
    held = Arrays.copyOfRange(piece, length, piece.length);
  }

  /** Returns whether {@code b} is the first byte of a letter that has more than one. */
  private static boolean beginsLetter(byte b) {
    return (b & 0xC0) == 0xC0;
  }

  @Override
  public void connectionLost(Failure reason) {
    try {
      channel.close();
    } catch (IOException e) {
      // There is nothing to be done about it.
    }
    listener.failed(reason.exception());
  }
}
