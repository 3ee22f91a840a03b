// SPDX-License-Identifier: Apache-2.0
package dev.couplet.net;

import static org.assertj.core.api.Assertions.assertThat;

import dev.couplet.reactor.Reactor;
import dev.couplet.reactor.SelectReactor;
import dev.couplet.trace.ErrorLog;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Where the kernel is the point: what raw sockets do to a server. */
@Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SocketsTest {
  private static final Duration SHORT = Duration.ofMillis(5);

  private final List<Object> events = new ArrayList<>();
  private final Reactor reactor = new SelectReactor();
  private final Peer server = new Peer("server", events, this::stopLater);
  private ErrorLog.Recording errors;

  @BeforeEach
  void recordErrors() {
    errors = ErrorLog.record();
  }

  @AfterEach
  void nothingIsLeft() {
    errors.close();
    assertThat(errors.drain()).isEmpty();
    assertThat(reactor.delayedCalls()).isEmpty();
  }

  private void stopLater() {
    reactor.callLater(SHORT, reactor::stop);
  }

  private static InetSocketAddress loopback(int port) {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }

  /** Runs a server for {@code protocol}, and {@code client} on a socket that is connected to it. */
  private void run(Protocol protocol, Consumer<Socket> client) {
    reactor.callWhenRunning(
        () -> {
          ListeningPort port =
              Tcp.listen(reactor, loopback(0), 50, Factory.forProtocol(() -> protocol));
          try {
            // It does not block: the kernel connects before the server accepts.
            client.accept(new Socket(InetAddress.getLoopbackAddress(), port.port()));
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
    reactor.run();
  }

  /** Closes {@code socket} so that its peer gets a reset. */
  private static void reset(Socket socket) {
    try {
      socket.setSoLinger(true, 0);
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void send(Socket socket, int bytes) {
    try {
      socket.getOutputStream().write(new byte[bytes]);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void resetSoon(Socket socket) {
    reactor.callLater(SHORT, () -> reset(socket));
  }

  @Nested
  class APeerThatResets {
    @Test
    void beforeItIsAcceptedIsMadeAndLost() {
      run(server, SocketsTest::reset);
      assertThat(events).containsExactly("server made", "server lost ConnectionLost");
    }

    @Test
    void afterItSentSomethingIsHeardFirst() {
      run(
          server,
          socket -> {
            send(socket, 3);
            resetSoon(socket);
          });
      assertThat(events).hasSize(3).last().isEqualTo("server lost ConnectionLost");
    }

    @Test
    void whileMuchIsBeingSentToItIsNoticed() {
      server.whenMade(peer -> peer.transport().write(new byte[TcpSpec.MANY]));
      run(server, SocketsTest.this::resetSoon);
      assertThat(server.reason()).isInstanceOf(ConnectionLost.class);
    }

    @Test
    void whileTheLastOfMuchIsBeingSentToItIsNoCleanEnd() {
      server.whenMade(
          peer -> {
            peer.transport().write(new byte[TcpSpec.MANY]);
            peer.close();
          });
      run(server, SocketsTest.this::resetSoon);
      assertThat(server.reason()).isInstanceOf(ConnectionLost.class);
    }

    @Test
    void whileItIsPausedIsNoticedByTheNextWrite() {
      server.whenMade(
          peer -> {
            peer.transport().pauseProducing();
            reactor.callLater(SHORT.multipliedBy(4), () -> peer.send("anybody there?"));
          });
      run(server, SocketsTest.this::resetSoon);
      assertThat(server.reason()).isInstanceOf(ConnectionLost.class);
    }

    @Test
    void whileItIsPausedIsNoticedWhenItIsResumed() {
      server.whenMade(
          peer -> {
            peer.transport().pauseProducing();
            reactor.callLater(SHORT.multipliedBy(4), () -> peer.transport().resumeProducing());
          });
      run(server, SocketsTest.this::resetSoon);
      assertThat(server.reason()).isInstanceOf(ConnectionLost.class);
    }

    @Test
    void whenThisSideHasEndedItsHalfIsNoticed() {
      Peer halves =
          new Peer.OfHalves("server", events, SocketsTest.this::stopLater)
              .whenMade(peer -> peer.transport().loseWriteConnection());
      run(halves, SocketsTest.this::resetSoon);
      assertThat(events)
          .containsExactly("server made", "server write half lost", "server lost ConnectionLost");
    }

    @Test
    void whileWhatItSentIsDroppedEndsThatToo() {
      server.whenMade(
          peer -> {
            peer.transport().pauseProducing();
            reactor.callLater(SHORT, peer::close);
          });
      run(
          server,
          socket -> {
            send(socket, 100_000);
            reactor.callLater(SHORT.multipliedBy(2), () -> reset(socket));
          });
      assertThat(server.reason()).isInstanceOf(ConnectionDone.class);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void leavesNoDescriptorOpen() {
      int before = openSockets();
      server.whenMade(
          peer -> {
            peer.transport().write(new byte[TcpSpec.MANY]);
            // One that listens, both ends of the connection, and the spare ones.
            assertThat(openSockets()).isEqualTo(before + 3 + SpareDescriptors.COUNT);
          });
      run(server, SocketsTest.this::resetSoon);
      assertThat(openSockets()).isEqualTo(before);
    }
  }

  @Nested
  class APortThatNobodyHas {
    @Test
    void isNotConnectedToItself() throws IOException {
      int free;
      try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
        free = socket.getLocalPort();
      }
      RecordedFactory factory =
          new RecordedFactory(events, server).whenFailed(connector -> stopLater());
      reactor.callWhenRunning(
          () ->
              Tcp.connect(
                  reactor, "127.0.0.1", free, factory, Tcp.DEFAULT_TIMEOUT, loopback(free)));
      reactor.run();
      assertThat(factory.reason()).isInstanceOf(ConnectionRefusedError.class);
    }
  }

  private static int openSockets() {
    int sockets = 0;
    for (File descriptor : new File("/proc/self/fd").listFiles()) {
      try {
        if (Files.readSymbolicLink(descriptor.toPath()).toString().startsWith("socket:")) {
          sockets++;
        }
      } catch (IOException e) {
        // It was the one that lists them.
      }
    }
    return sockets;
  }
}
