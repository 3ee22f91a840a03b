// SPDX-License-Identifier: Apache-2.0
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
 * Catches in each method what may be thrown there, and ends the download itself; to connectionLost
 * nothing is left but a reactor that is stopped by somebody else.
 */
final class PoemClient {

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

  static void fetchAll(List<InetSocketAddress> servers, Reactor reactor, Report report) {
    PoemClient client = new PoemClient(reactor, report, servers.size());
    reactor.callWhenRunning(() -> servers.forEach(client::begin));
  }

  private void begin(InetSocketAddress server) {
    try {
      SocketChannel channel = reactor.channels().openSocketChannel();
      try {
        channel.configureBlocking(false);
        Download download = new Download(channel, server);
        if (channel.connect(server)) {
          reactor.addReader(download);
        } else {
          reactor.addWriter(download);
        }
      } catch (IOException | UnresolvedAddressException e) {
        channel.close();
        failed(server, e);
      }
    } catch (IOException e) {
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

  private final class Download implements WriteDescriptor, ReadDescriptor {
    private final SocketChannel channel;
    private final InetSocketAddress server;
    private final ByteBuffer buffer = ByteBuffer.allocate(1024);
    private final ByteArrayOutputStream received = new ByteArrayOutputStream();

    Download(SocketChannel channel, InetSocketAddress server) {
      this.channel = channel;
      this.server = server;
    }

    @Override
    public SocketChannel channel() {
      return channel;
    }

    @Override
    public void doWrite() {
      reactor.removeWriter(this);
      try {
        channel.finishConnect();
        reactor.addReader(this);
      } catch (IOException e) {
        end(() -> failed(server, e));
      }
    }

    @Override
    public void doRead() {
      try {
        int count = channel.read(buffer.clear());
        if (count < 0) {
          end(() -> came(server, received.toString(StandardCharsets.UTF_8)));
        } else {
          received.write(buffer.array(), 0, count);
        }
      } catch (IOException e) {
        end(() -> failed(server, e));
      }
    }

    @Override
    public void connectionLost(Failure reason) {
      end(() -> failed(server, reason.exception()));
    }

    private void end(Runnable outcome) {
      reactor.removeReader(this);
      try {
        channel.close();
      } catch (IOException e) {
        // It is over anyway.
      }
      outcome.run();
    }
  }
}
