package ch04_failed_connect;

import dev.couplet.defer.Failure;
import dev.couplet.reactor.Reactor;
import dev.couplet.reactor.ReadDescriptor;
import dev.couplet.reactor.WriteDescriptor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Fetches poems from several servers at once. To connect and to read are two descriptors here,
 * which share one {@code Fetch}: the server, its channel, and what can become of it. Where in the
 * two something fails makes no difference to the fetch, and what can't happen while it connects,
 * for instance that something is read, has no place there.
 */
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
    reactor.callWhenRunning(
        () -> {
          for (InetSocketAddress server : servers) {
            client.begin(server);
          }
        });
  }

  private void begin(InetSocketAddress server) {
    SocketChannel channel = null;
    try {
      channel = reactor.channels().openSocketChannel();
      channel.configureBlocking(false);
      Fetch fetch = new Fetch(server, channel);
      if (channel.connect(server)) {
        reactor.addReader(new Reading(fetch));
      } else {
        reactor.addWriter(new Connecting(fetch));
      }
    } catch (IOException | UnresolvedAddressException e) {
      new Fetch(server, channel).failed(e);
    }
  }

  private void oneLess() {
    if (--unfinished == 0) {
      reactor.stop();
    }
  }

  /** One poem that is wanted, and the two ways in which that can end. */
  private final class Fetch {
    private final InetSocketAddress server;

    /** Null if there was none to be had. */
    private final SocketChannel channel;

    Fetch(InetSocketAddress server, SocketChannel channel) {
      this.server = server;
      this.channel = channel;
    }

    void came(String text) {
      close();
      report.poem(server, text);
      oneLess();
    }

    void failed(Throwable reason) {
      close();
      report.failed(server, reason);
      oneLess();
    }

    private void close() {
      try {
        if (channel != null) {
          channel.close();
        }
      } catch (IOException e) {
        // All that was wanted of it is here, or can't come any more.
      }
    }
  }

  /** The first part. */
  private final class Connecting implements WriteDescriptor {
    private final Fetch fetch;

    Connecting(Fetch fetch) {
      this.fetch = fetch;
    }

    @Override
    public SocketChannel channel() {
      return fetch.channel;
    }

    @Override
    public void doWrite() throws IOException {
      channel().finishConnect();
      reactor.removeWriter(this);
      reactor.addReader(new Reading(fetch));
    }

    @Override
    public void connectionLost(Failure reason) {
      fetch.failed(reason.exception());
    }
  }

  /** The second part. */
  private final class Reading implements ReadDescriptor {
    private final Fetch fetch;
    private final ByteBuffer buffer = ByteBuffer.allocate(1024);
    private final ByteArrayOutputStream received = new ByteArrayOutputStream();

    Reading(Fetch fetch) {
      this.fetch = fetch;
    }

    @Override
    public SocketChannel channel() {
      return fetch.channel;
    }

    @Override
    public void doRead() throws IOException {
      int count = channel().read(buffer.clear());
      if (count < 0) {
        reactor.removeReader(this);
        fetch.came(received.toString(StandardCharsets.UTF_8));
        return;
      }
      received.write(buffer.array(), 0, count);
    }

    @Override
    public void connectionLost(Failure reason) {
      fetch.failed(reason.exception());
    }
  }
}
