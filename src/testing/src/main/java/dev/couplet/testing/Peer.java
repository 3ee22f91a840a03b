// SPDX-License-Identifier: Apache-2.0
package dev.couplet.testing;

import dev.couplet.defer.Failure;
import dev.couplet.net.ClientFactory;
import dev.couplet.net.Factory;
import dev.couplet.net.Protocol;
import dev.couplet.net.Tcp;
import dev.couplet.reactor.Reactor;
import java.io.ByteArrayOutputStream;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The other side of a connection, in the hands of a test: it says what it is told to say, and keeps
 * what it hears.
 *
 * <pre>{@code
 * Peer client = Peer.connect(reactor, 79);
 * reactor.advance(Duration.ZERO);
 * client.send("ada\r\n");
 * reactor.advance(Duration.ZERO);
 * assertThat(client.takeText()).isEqualTo("Writes letters to engines.\r\n");
 * }</pre>
 *
 * <p>Only for the reactor's thread.
 */
public final class Peer extends Protocol {
  private final ByteArrayOutputStream heard = new ByteArrayOutputStream();
  private boolean made;
  private @Nullable Throwable end;

  /** Makes one that has no connection yet. */
  public Peer() {}

  /** Has a new one connect to {@code port} of this machine. */
  public static Peer connect(Reactor reactor, int port) {
    Peer peer = new Peer();
    Tcp.connect(reactor, "127.0.0.1", port, ClientFactory.forProtocol(() -> peer));
    return peer;
  }

  /** Listens at {@code port}, and returns a list that grows by one with each who connects. */
  public static List<Peer> listen(Reactor reactor, int port) {
    List<Peer> peers = new ArrayList<>();
    Tcp.listen(
        reactor,
        port,
        new Factory() {
          @Override
          public Protocol buildProtocol(SocketAddress address) {
            Peer peer = new Peer();
            peers.add(peer);
            return peer;
          }
        });
    return Collections.unmodifiableList(peers);
  }

  /** Sends {@code data}. */
  public void send(byte[] data) {
    transport().write(data);
  }

  /** Sends {@code text} in UTF-8. */
  public void send(String text) {
    send(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Closes the connection, in order. */
  public void close() {
    transport().loseConnection();
  }

  /** Breaks the connection: the other side sees a reset. */
  public void reset() {
    transport().abortConnection();
  }

  /** Returns what it has heard since it was last taken. */
  public byte[] take() {
    byte[] taken = heard.toByteArray();
    heard.reset();
    return taken;
  }

  /** Returns what it has heard since it was last taken, read as UTF-8. */
  public String takeText() {
    return new String(take(), StandardCharsets.UTF_8);
  }

  /** Returns whether it is connected now. */
  public boolean connected() {
    return made && end == null;
  }

  /** Returns why its connection has ended, or null if it has not. */
  public @Nullable Throwable end() {
    return end;
  }

  @Override
  public void connectionMade() {
    made = true;
  }

  @Override
  public void dataReceived(ByteBuffer data) {
    byte[] bytes = new byte[data.remaining()];
    data.get(bytes);
    heard.writeBytes(bytes);
  }

  @Override
  public void connectionLost(Failure reason) {
    end = reason.exception();
  }
}
