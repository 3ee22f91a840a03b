// SPDX-License-Identifier: Apache-2.0
package ch04_failed_connect;

import dev.couplet.defer.Failure;
import dev.couplet.reactor.Reactor;
import dev.couplet.reactor.ReadDescriptor;
import dev.couplet.reactor.WriteDescriptor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;

/** Fetches poems from several servers at once. */
final class PoemClient {

  /** Told of each server, once, what became of its poem. */
  interface Report {
    void poem(InetSocketAddress server, String text);

    void failed(InetSocketAddress server, Throwable reason);
  }

  private final Reactor reactor;
  private final Report report;
  private int unfinished;

  private PoemClient(Reactor reactor, Report report, int unfinished) {
    this.reactor = reactor;
    this.report = report;
    this.unfinished = unfinished;
  }

  /**
   * Has {@code reactor}, which does not run yet, fetch all poems once it does.
   *
   * @param servers at least one, and no two alike
   * @param reactor is to be stopped when it is known of each server what became of its poem
   * @param report to be told of each server
   */
  static void fetchAll(List<InetSocketAddress> servers, Reactor reactor, Report report) {
    // TODO: This works as long as every server is there. If one is not, its attempt fails, at once
    // or later, and this client waits for it for ever. Have it report each failure with the server
    // that failed, fetch the others, and stop in any case.
    PoemClient client = new PoemClient(reactor, report, servers.size());
    reactor.callWhenRunning(() -> client.begin(servers));
  }

  private void begin(List<InetSocketAddress> servers) {
    try {
      for (InetSocketAddress server : servers) {
        SocketChannel channel = reactor.channels().openSocketChannel();
        channel.configureBlocking(false);
        Download download = new Download(channel, text -> came(server, text));
        if (channel.connect(server)) {
          reactor.addReader(download);
        } else {
          reactor.addWriter(download);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void came(InetSocketAddress server, String text) {
    report.poem(server, text);
    unfinished--;
    if (unfinished == 0) {
      reactor.stop();
    }
  }

  /** One poem on its way: the reactor's writer while it connects, and its reader from then on. */
  private final class Download implements WriteDescriptor, ReadDescriptor {
    private final SocketChannel channel;
    private final Consumer<String> whenDone;
    private final ByteBuffer buffer = ByteBuffer.allocate(1024);
    private final ByteArrayOutputStream received = new ByteArrayOutputStream();

    Download(SocketChannel channel, Consumer<String> whenDone) {
      this.channel = channel;
      this.whenDone = whenDone;
    }

    @Override
    public SocketChannel channel() {
      return channel;
    }

    @Override
    public void doWrite() throws IOException {
      channel.finishConnect();
      reactor.removeWriter(this);
      reactor.addReader(this);
    }

    @Override
    public void doRead() throws IOException {
      int count = channel.read(buffer.clear());
      if (count >= 0) {
        received.write(buffer.array(), 0, count);
        return;
      }
      reactor.removeReader(this);
      channel.close();
      whenDone.accept(received.toString(StandardCharsets.UTF_8));
    }

    @Override
    public void connectionLost(Failure reason) {
      // Servers are always there.
    }
  }
}
