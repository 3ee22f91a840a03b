// Fails: anAttemptThatFailsAtOnceIsCountedOnce, anAttemptThatFailsAtOnceIsReported
// Because: UnresolvedAddressException is a RuntimeException: who catches IOExceptions alone lets it
// through, out of the loop.
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
import java.util.List;

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
      } catch (IOException e) {
        channel.close();
        throw e;
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
      came(server, received.toString(StandardCharsets.UTF_8));
    }

    @Override
    public void connectionLost(Failure reason) {
      try {
        channel.close();
      } catch (IOException e) {
        // It has failed anyway.
      }
      failed(server, reason.exception());
    }
  }
}
