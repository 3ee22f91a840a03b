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
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Keeps the servers that are still to be heard of in a set, and gives each download two calls to
 * make.
 */
final class PoemClient {

  interface Report {
    void poem(InetSocketAddress server, String text);

    void failed(InetSocketAddress server, Throwable reason);
  }

  private final Reactor reactor;
  private final Report report;
  private final Set<InetSocketAddress> open;

  private PoemClient(Reactor reactor, Report report, List<InetSocketAddress> servers) {
    this.reactor = reactor;
    this.report = report;
    this.open = new HashSet<>(servers);
  }

  static void fetchAll(List<InetSocketAddress> servers, Reactor reactor, Report report) {
    PoemClient client = new PoemClient(reactor, report, servers);
    reactor.callWhenRunning(() -> servers.forEach(client::begin));
  }

  private void begin(InetSocketAddress server) {
    try {
      SocketChannel channel = reactor.channels().openSocketChannel();
      try {
        channel.configureBlocking(false);
        Download download =
            new Download(channel, text -> came(server, text), reason -> failed(server, reason));
        if (channel.connect(server)) {
          reactor.addReader(download);
        } else {
          reactor.addWriter(download);
        }
      } catch (IOException | RuntimeException e) {
        channel.close();
        throw e;
      }
    } catch (IOException | RuntimeException e) {
      failed(server, e);
    }
  }

  private void came(InetSocketAddress server, String text) {
    report.poem(server, text);
    finished(server);
  }

  private void failed(InetSocketAddress server, Throwable reason) {
    report.failed(server, reason);
    finished(server);
  }

  private void finished(InetSocketAddress server) {
    open.remove(server);
    if (open.isEmpty()) {
      reactor.stop();
    }
  }

  private final class Download implements WriteDescriptor, ReadDescriptor {
    private final SocketChannel channel;
    private final Consumer<String> whenDone;
    private final Consumer<Throwable> whenFailed;
    private final ByteBuffer buffer = ByteBuffer.allocate(1024);
    private final ByteArrayOutputStream received = new ByteArrayOutputStream();

    Download(SocketChannel channel, Consumer<String> whenDone, Consumer<Throwable> whenFailed) {
      this.channel = channel;
      this.whenDone = whenDone;
      this.whenFailed = whenFailed;
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
      try {
        channel.close();
      } catch (IOException e) {
        // It has failed anyway.
      }
      whenFailed.accept(reason.exception());
    }
  }
}
