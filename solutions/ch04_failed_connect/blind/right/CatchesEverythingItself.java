package ch04_failed_connect;

import dev.couplet.defer.Failure;
import dev.couplet.reactor.Reactor;
import dev.couplet.reactor.ReadDescriptor;
import dev.couplet.reactor.WriteDescriptor;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Fetches poems from several servers at once. This one lets no exception out: each call that may
 * throw stands in a {@code try}, and all of them end in one method, which takes the download from
 * the reactor, closes the channel, tells the report and counts. It is longer than to have the
 * reactor do the catching, and each end can be seen where it happens.
 */
final class PoemClient {

  /** Told of each server, once, what became of its poem. */
  interface Report {
    void poem(InetSocketAddress server, String text);

    void failed(InetSocketAddress server, Throwable reason);
  }

  private final Reactor reactor;
  private final Report report;
  private final int total;
  private int poems;
  private int failures;

  private PoemClient(Reactor reactor, Report report, int total) {
    this.reactor = reactor;
    this.report = report;
    this.total = total;
  }

  /**
   * Has {@code reactor}, which does not run yet, fetch all poems once it does.
   *
   * @param servers at least one, and no two alike
   * @param reactor is to be stopped when it is known of each server what became of its poem
   * @param report to be told of each server
   */
  static void fetchAll(List<InetSocketAddress> servers, Reactor reactor, Report report) {
    final PoemClient client = new PoemClient(reactor, report, servers.size());
    final InetSocketAddress[] addresses = servers.toArray(new InetSocketAddress[0]);
    reactor.callWhenRunning(
        new Runnable() {
          @Override
          public void run() {
            for (int i = 0; i < addresses.length; i++) {
              client.begin(addresses[i]);
            }
          }
        });
  }

  private void begin(InetSocketAddress server) {
    Download download = new Download(server);
    boolean connected;
    try {
      download.channel = reactor.channels().openSocketChannel();
      download.channel.configureBlocking(false);
      connected = download.channel.connect(server);
    } catch (IOException e) {
      download.end(null, e);
      return;
    } catch (UnresolvedAddressException e) {
      download.end(null, e);
      return;
    }
    if (connected) {
      reactor.addReader(download);
    } else {
      reactor.addWriter(download);
    }
  }

  private void stopIfAllIsKnown() {
    if (poems + failures == total && reactor.running()) {
      reactor.stop();
    }
  }

  /** One poem on its way: the reactor's writer while it connects, and its reader from then on. */
  private final class Download implements WriteDescriptor, ReadDescriptor {
    private final InetSocketAddress server;
    private final ByteBuffer buffer = ByteBuffer.allocate(1024);
    private SocketChannel channel;
    private byte[] received = new byte[0];
    private boolean over;

    Download(InetSocketAddress server) {
      this.server = server;
    }

    @Override
    public SocketChannel channel() {
      return channel;
    }

    @Override
    public void doWrite() {
      try {
        channel.finishConnect();
      } catch (IOException e) {
        end(null, e);
        return;
      }
      reactor.removeWriter(this);
      reactor.addReader(this);
    }

    @Override
    public void doRead() {
      int count;
      try {
        buffer.clear();
        count = channel.read(buffer);
      } catch (IOException e) {
        end(null, e);
        return;
      }
      if (count == -1) {
        end(new String(received, StandardCharsets.UTF_8), null);
      } else if (count > 0) {
        int old = received.length;
        received = Arrays.copyOf(received, old + count);
        System.arraycopy(buffer.array(), 0, received, old, count);
      }
    }

    @Override
    public void connectionLost(Failure reason) {
      end(null, reason.exception());
    }

    /** Ends it with the text, or with the reason for which there is none; the other is null. */
    private void end(String text, Throwable reason) {
      if (over) {
        return;
      }
      over = true;
      if (channel != null) {
        reactor.removeWriter(this);
        reactor.removeReader(this);
        try {
          channel.close();
        } catch (IOException e) {
          // Whether there is a poem does not depend on it.
        }
      }
      if (reason == null) {
        poems++;
        report.poem(server, text);
      } else {
        failures++;
        report.failed(server, reason);
      }
      stopIfAllIsKnown();
    }
  }
}
