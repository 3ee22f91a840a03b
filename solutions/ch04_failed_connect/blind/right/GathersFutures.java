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
import java.util.concurrent.CompletableFuture;

/**
 * Fetches poems from several servers at once. Each poem is a future, which is complete with the
 * text or with the exception, whether this is known at once or later; when it is, the report is
 * told. Nobody counts: {@code allOf} is complete when all of them are, and it does not mind one
 * that failed, for {@code handle} has made a good end of that before.
 */
final class PoemClient {

  /** Told of each server, once, what became of its poem. */
  interface Report {
    void poem(InetSocketAddress server, String text);

    void failed(InetSocketAddress server, Throwable reason);
  }

  private final Reactor reactor;
  private final Report report;

  private PoemClient(Reactor reactor, Report report) {
    this.reactor = reactor;
    this.report = report;
  }

  /**
   * Has {@code reactor}, which does not run yet, fetch all poems once it does.
   *
   * @param servers at least one, and no two alike
   * @param reactor is to be stopped when it is known of each server what became of its poem
   * @param report to be told of each server
   */
  static void fetchAll(List<InetSocketAddress> servers, Reactor reactor, Report report) {
    PoemClient client = new PoemClient(reactor, report);
    reactor.callWhenRunning(() -> client.begin(servers));
  }

  private void begin(List<InetSocketAddress> servers) {
    CompletableFuture<?>[] told =
        servers.stream().map(this::fetchAndTell).toArray(CompletableFuture<?>[]::new);
    CompletableFuture.allOf(told).whenComplete((nothing, error) -> reactor.stop());
  }

  private CompletableFuture<?> fetchAndTell(InetSocketAddress server) {
    return fetch(server)
        .handle(
            (text, error) -> {
              if (error == null) {
                report.poem(server, text);
              } else {
                report.failed(server, error);
              }
              return null;
            });
  }

  private CompletableFuture<String> fetch(InetSocketAddress server) {
    try {
      Download download = new Download(reactor.channels().openSocketChannel());
      download.begin(server);
      return download.poem;
    } catch (IOException e) {
      // There is no channel, and so nothing to close.
      return CompletableFuture.failedFuture(e);
    }
  }

  /** One poem on its way: the reactor's writer while it connects, and its reader from then on. */
  private final class Download implements WriteDescriptor, ReadDescriptor {
    final CompletableFuture<String> poem = new CompletableFuture<>();
    private final SocketChannel channel;
    private final ByteBuffer buffer = ByteBuffer.allocate(1024);
    private final ByteArrayOutputStream received = new ByteArrayOutputStream();

    Download(SocketChannel channel) {
      this.channel = channel;
    }

    /** What is thrown here takes the way of what is thrown later. */
    void begin(InetSocketAddress server) {
      try {
        channel.configureBlocking(false);
        if (channel.connect(server)) {
          reactor.addReader(this);
        } else {
          reactor.addWriter(this);
        }
      } catch (IOException | RuntimeException e) {
        connectionLost(new Failure(e));
      }
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
      close();
      poem.complete(received.toString(StandardCharsets.UTF_8));
    }

    @Override
    public void connectionLost(Failure reason) {
      close();
      poem.completeExceptionally(reason.exception());
    }

    private void close() {
      try {
        channel.close();
      } catch (IOException e) {
        // What counts is known by now.
      }
    }
  }
}
