package ch04_reader;

import dev.couplet.defer.Failure;
import dev.couplet.reactor.Reactor;
import dev.couplet.reactor.ReadDescriptor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the poem that comes over one connection, as a reader of the reactor. Each piece is copied
 * into an array of its own, and the arrays are put together when the stream has ended; a flag sees
 * to it that the listener is told once, even if it throws while it is told.
 */
final class PoemReader implements ReadDescriptor {

  /** Told, once, what became of the poem. */
  interface Listener {
    void poem(String text);

    void failed(Throwable reason);
  }

  private static final int END_OF_STREAM = -1;
  private static final int BUFFER_BYTES = 2048;

  private final SocketChannel channel;
  private final Reactor reactor;
  private final Listener listener;
  private final Pieces pieces = new Pieces();
  private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
  private boolean told;

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
    reader.begin();
  }

  private void begin() throws IOException {
    channel.configureBlocking(false);
    reactor.addReader(this);
  }

  @Override
  public SocketChannel channel() {
    return channel;
  }

  @Override
  public void doRead() throws IOException {
    buffer.clear();
    int count = channel.read(buffer);
    buffer.flip();
    if (count == END_OF_STREAM) {
      endOfStream();
    } else if (count > 0) {
      pieces.add(buffer);
    }
    // Else there was nothing after all.
  }

  private void endOfStream() throws IOException {
    reactor.removeReader(this);
    channel.close();
    told = true;
    listener.poem(pieces.asText());
  }

  @Override
  public void connectionLost(Failure reason) {
    closeQuietly();
    if (!told) {
      told = true;
      listener.failed(reason.exception());
    }
  }

  private void closeQuietly() {
    try {
      channel.close();
    } catch (IOException e) {
      // Nobody could make anything of it.
    }
  }

  /** What has come so far. */
  private static final class Pieces {
    private final List<byte[]> list = new ArrayList<>();
    private int size;

    void add(ByteBuffer data) {
      byte[] piece = new byte[data.remaining()];
      data.get(piece);
      list.add(piece);
      size += piece.length;
    }

    String asText() {
      byte[] whole = new byte[size];
      int position = 0;
      for (byte[] piece : list) {
        System.arraycopy(piece, 0, whole, position, piece.length);
        position += piece.length;
      }
      return new String(whole, StandardCharsets.UTF_8);
    }
  }
}
