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
 * Fetches poems from several servers at once. Instead of a number it keeps the set of the servers
 * of which nothing is known yet: since no two are alike, each can be struck off once only, and so
 * the report is told once, whatever else goes wrong. A download gets two consumers, one for each
 * way to end, and need not know its server.
 */
final class PoemClient {

  /** Told of each server, once, what became of its poem. */
  interface Report {
    void poem(InetSocketAddress server, String text);

    void failed(InetSocketAddress server, Throwable reason);
  }

  private final Reactor reactor;
  private final Report report;
  private final Set<InetSocketAddress> unknown;

  private PoemClient(Reactor reactor, Report report, List<InetSocketAddress> servers) {
    this.reactor = reactor;
    this.report = report;
    this.unknown = new HashSet<>(servers);
  }

  /**
   * Has {@code reactor}, which does not run yet, fetch all poems once it does.
   *
   * @param servers at least one, and no two alike
   * @param reactor is to be stopped when it is known of each server what became of its poem
   * @param report to be told of each server
   */
  static void fetchAll(List<InetSocketAddress> servers, Reactor reactor, Report report) {
    PoemClient client = new PoemClient(reactor, report, servers);
    reactor.callWhenRunning(() -> client.begin(servers));
  }

  private void begin(List<InetSocketAddress> servers) {
    for (InetSocketAddress server : servers) {
      Consumer<String> whenDone = text -> settle(server, () -> report.poem(server, text));
      Consumer<Throwable> whenFailed = e -> settle(server, () -> report.failed(server, e));
      try {
        begin(server, whenDone, whenFailed);
      } catch (IOException | RuntimeException e) {
        whenFailed.accept(e);
      }
    }
  }

  /** Throws if the attempt fails at once; then the channel is closed again. */
  private void begin(
      InetSocketAddress server, Consumer<String> whenDone, Consumer<Throwable> whenFailed)
      throws IOException {
    SocketChannel channel = reactor.channels().openSocketChannel();
    boolean begun = false;
    try {
      channel.configureBlocking(false);
      Download download = new Download(channel, whenDone, whenFailed);
      if (channel.connect(server)) {
        reactor.addReader(download);
      } else {
        reactor.addWriter(download);
      }
      begun = true;
    } finally {
      if (!begun) {
        channel.close();
      }
    }
  }

  private void settle(InetSocketAddress server, Runnable tell) {
    if (!unknown.remove(server)) {
      return;
    }
    try {
      tell.run();
    } finally {
      if (unknown.isEmpty() && reactor.running()) {
        reactor.stop();
      }
    }
  }

  /** One poem on its way: the reactor's writer while it connects, and its reader from then on. */
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
      close();
      whenDone.accept(received.toString(StandardCharsets.UTF_8));
    }

    @Override
    public void connectionLost(Failure reason) {
      close();
      whenFailed.accept(reason.exception());
    }

    private void close() {
      try {
        channel.close();
      } catch (IOException e) {
        // It can't be used any more in any case.
      }
    }
  }
}
