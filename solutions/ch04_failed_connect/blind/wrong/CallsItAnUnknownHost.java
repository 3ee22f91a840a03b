// Because: believes that a report expects an IOException for whatever happens in a network, so that
// for an unknown name it is told another exception than the one that was thrown.
package ch04_failed_connect;

import dev.couplet.defer.Failure;
import dev.couplet.reactor.Reactor;
import dev.couplet.reactor.ReadDescriptor;
import dev.couplet.reactor.WriteDescriptor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.util.List;

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
    PoemClient client = new PoemClient(reactor, report, servers.size());
    reactor.callWhenRunning(() -> servers.forEach(client::begin));
  }

  private void begin(InetSocketAddress server) {
    SocketChannel channel;
    try {
      channel = reactor.channels().openSocketChannel();
    } catch (IOException e) {
      failed(server, e);
      return;
    }
    try {
      channel.configureBlocking(false);
      Download download = new Download(server, channel);
      if (channel.connect(server)) {
        reactor.addReader(download);
      } else {
        reactor.addWriter(download);
      }
    } catch (UnresolvedAddressException e) {
      close(channel);
      IOException unknown = new UnknownHostException(server.getHostString());
      unknown.initCause(e);
      failed(server, unknown);
    } catch (IOException e) {
      close(channel);
      failed(server, e);
    }
  }

  private void came(InetSocketAddress server, String text) {
    report.poem(server, text);
    finished();
  }

  private void failed(InetSocketAddress server, Throwable reason) {
    report.failed(server, reason);
    finished();
  }

  private void finished() {
    unfinished--;
    if (unfinished == 0) {
      reactor.stop();
    }
  }

  private static void close(SocketChannel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      // Nothing more is wanted of it.
    }
  }

  /** One poem on its way: the reactor's writer while it connects, and its reader from then on. */
  private final class Download implements WriteDescriptor, ReadDescriptor {
    private final InetSocketAddress server;
    private final SocketChannel channel;
    private final ByteBuffer buffer = ByteBuffer.allocate(1024);
    private final ByteArrayOutputStream received = new ByteArrayOutputStream();

    Download(InetSocketAddress server, SocketChannel channel) {
      this.server = server;
      this.channel = channel;
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
      close(channel);
      came(server, received.toString(StandardCharsets.UTF_8));
    }

    @Override
    public void connectionLost(Failure reason) {
      close(channel);
      failed(server, reason.exception());
    }
  }
}
