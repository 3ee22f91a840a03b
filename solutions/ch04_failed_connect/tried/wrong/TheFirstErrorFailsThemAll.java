// Because: A failure that is handed on ends the whole gathering, and with it the reactor.
package ch04_failed_connect;

import dev.couplet.defer.Deferred;
import dev.couplet.defer.Deferreds;
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

  private PoemClient() {}

  static void fetchAll(List<InetSocketAddress> servers, Reactor reactor, Report report) {
    reactor.callWhenRunning(
        () ->
            Deferreds.gather(
                    servers.stream()
                        .map(
                            server ->
                                Deferreds.<String>maybeDeferred(() -> fetch(server, reactor))
                                    .addCallbackVoid(text -> report.poem(server, text))
                                    .addErrback(
                                        failure -> {
                                          report.failed(server, failure.exception());
                                          return failure.raise();
                                        }))
                        .toList())
                .addBothVoid(outcomes -> reactor.stop()));
  }

  private static Deferred<String> fetch(InetSocketAddress server, Reactor reactor)
      throws IOException {
    SocketChannel channel = reactor.channels().openSocketChannel();
    Download download = new Download(channel, reactor);
    boolean begun = false;
    try {
      channel.configureBlocking(false);
      channel.connect(server);
      reactor.addWriter(download);
      begun = true;
    } finally {
      if (!begun) {
        channel.close();
      }
    }
    return download.poem;
  }

  private static final class Download implements WriteDescriptor, ReadDescriptor {
    private final Deferred<String> poem = new Deferred<>();
    private final ByteArrayOutputStream received = new ByteArrayOutputStream();
    private final SocketChannel channel;
    private final Reactor reactor;

    Download(SocketChannel channel, Reactor reactor) {
      this.channel = channel;
      this.reactor = reactor;
    }

    @Override
    public SocketChannel channel() {
      return channel;
    }

    @Override
    public void doWrite() throws IOException {
      if (channel.finishConnect()) {
        reactor.removeWriter(this);
        reactor.addReader(this);
      }
    }

    @Override
    public void doRead() throws IOException {
      ByteBuffer buffer = ByteBuffer.allocate(512);
      int count = channel.read(buffer);
      if (count < 0) {
        reactor.removeReader(this);
        channel.close();
        poem.callback(received.toString(StandardCharsets.UTF_8));
      } else {
        received.write(buffer.array(), 0, count);
      }
    }

    @Override
    public void connectionLost(Failure reason) {
      try {
        channel.close();
      } catch (IOException e) {
        // It has failed.
      }
      poem.errback(reason);
    }
  }
}
