// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.shell;

import dev.couplet.defer.Deferred;
import dev.couplet.defer.Failure;
import dev.couplet.net.ClientFactory;
import dev.couplet.net.ConnectionDone;
import dev.couplet.net.Connector;
import dev.couplet.net.ListeningPort;
import dev.couplet.net.Protocol;
import dev.couplet.net.Tcp;
import dev.couplet.programs.poetry.Poem;
import dev.couplet.programs.poetry.SlowPoetryFactory;
import dev.couplet.reactor.Reactor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The shell's own poetry server, and a client of it: one for each reactor. A server listens only
 * while one of its poems is fetched, so that a script can come to its end; but for the one whose
 * port was asked for.
 */
final class SlowPoems {
  private static final InetAddress HOST = InetAddress.getLoopbackAddress();
  private static final int BYTES_PER_TICK = 10;
  private static final Duration TICK = Duration.ofMillis(100);

  private final Reactor reactor;
  private @Nullable ListeningPort lasting;

  private SlowPoems(Reactor reactor) {
    this.reactor = reactor;
  }

  static SlowPoems of(Reactor reactor) {
    return reactor.companion(SlowPoems.class, SlowPoems::new);
  }

  /** Returns the port of a server that listens until the reactor is stopped. */
  int port() {
    ListeningPort port = lasting;
    if (port == null) {
      try {
        port = listen(Poem.named("couplet"));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      lasting = port;
    }
    return port.port();
  }

  /**
   * Fetches a poem.
   *
   * @return fires with its text
   * @throws IOException if there is none of that name
   */
  Deferred<String> fetch(String name) throws IOException {
    ListeningPort port = listen(Poem.named(name));
    Client client = new Client(port);
    client.connector = Tcp.connect(reactor, HOST.getHostAddress(), port.port(), client);
    return client.text;
  }

  private ListeningPort listen(Poem poem) {
    PrintWriter nobody = new PrintWriter(Writer.nullWriter());
    return Tcp.listen(
        reactor,
        new InetSocketAddress(HOST, 0),
        Tcp.DEFAULT_BACKLOG,
        new SlowPoetryFactory(poem, BYTES_PER_TICK, TICK, reactor, nobody));
  }

  /** Fetches the one poem of one connection. */
  private static final class Client extends ClientFactory {
    private final ListeningPort port;
    private final ByteArrayOutputStream received = new ByteArrayOutputStream();
    private final Deferred<String> text = new Deferred<>(deferred -> disconnect());
    private @Nullable Connector connector;
    private boolean cancelled;

    Client(ListeningPort port) {
      this.port = port;
    }

    private void disconnect() {
      cancelled = true;
      if (connector != null) {
        connector.disconnect();
      }
    }

    @Override
    public Protocol buildProtocol(SocketAddress peer) {
      return new Protocol() {
        @Override
        public void dataReceived(ByteBuffer data) {
          byte[] bytes = new byte[data.remaining()];
          data.get(bytes);
          received.writeBytes(bytes);
        }

        @Override
        public void connectionLost(Failure reason) {
          end(reason);
        }
      };
    }

    @Override
    public void clientConnectionFailed(Connector connector, Failure reason) {
      end(reason);
    }

    private void end(Failure reason) {
      port.stopListening();
      if (cancelled) {
        return; // The Deferred says so itself.
      }
      if (reason.check(ConnectionDone.class) != null) {
        text.callback(Poem.of(received.toByteArray()).text());
      } else {
        text.errback(reason);
      }
    }
  }
}
