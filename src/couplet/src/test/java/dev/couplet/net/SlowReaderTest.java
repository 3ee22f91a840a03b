// SPDX-License-Identifier: Apache-2.0
package dev.couplet.net;

import static org.assertj.core.api.Assertions.assertThat;

import dev.couplet.defer.Failure;
import dev.couplet.reactor.Reactor;
import dev.couplet.reactor.SelectReactor;
import dev.couplet.task.LoopingCall;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** A stream of a gibibyte, from a server with little memory to a client that is stopped midway. */
@EnabledOnOs({OS.LINUX, OS.MAC})
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SlowReaderTest {
  private static final long STREAM_BYTES = 1L << 30;
  private static final int PIECE_BYTES = 32 * 1024;

  /** Sends the stream to its one client, and says every while how far it is. */
  static final class Server extends Protocol implements PushProducer {
    private final ByteBuffer piece = ByteBuffer.allocate(PIECE_BYTES);
    private final CRC32C checksum = new CRC32C();
    private final Reactor reactor;
    private long sent;
    private boolean paused;

    private Server(Reactor reactor) {
      this.reactor = reactor;
    }

    public static void main(String[] args) {
      Reactor reactor = new SelectReactor();
      Server server = new Server(reactor);
      InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
      ListeningPort port = Tcp.listen(reactor, address, 50, Factory.forProtocol(() -> server));
      System.out.println("port " + port.port());
      reactor.callWhenRunning(
          () -> new LoopingCall(reactor, server::report).start(Duration.ofMillis(50)));
      reactor.run();
    }

    private void report() {
      System.out.println("sent " + sent + (paused ? " and paused" : ""));
    }

    @Override
    public void connectionMade() {
      transport().registerProducer(this);
      resumeProducing();
    }

    @Override
    public void resumeProducing() {
      paused = false;
      while (!paused && sent < STREAM_BYTES) {
        for (int i = 0; i < PIECE_BYTES; i += Long.BYTES) {
          piece.putLong(i, (sent + i) * 0x9e3779b97f4a7c15L);
        }
        checksum.update(piece.clear());
        sent += PIECE_BYTES;
        transport().write(piece.clear());
      }
      if (sent == STREAM_BYTES) {
        transport().unregisterProducer();
        transport().loseConnection();
      }
    }

    @Override
    public void pauseProducing() {
      paused = true;
    }

    @Override
    public void stopProducing() {
      paused = true;
    }

    @Override
    public void connectionLost(Failure reason) {
      System.out.println("checksum " + checksum.getValue() + " " + reason);
      reactor.stop();
    }
  }

  /** Reads the stream, and says when it has begun and what it got. */
  static final class Client extends Protocol {
    private final CRC32C checksum = new CRC32C();
    private final Reactor reactor;
    private long received;

    private Client(Reactor reactor) {
      this.reactor = reactor;
    }

    public static void main(String[] args) {
      Reactor reactor = new SelectReactor();
      Tcp.connect(
          reactor,
          "127.0.0.1",
          Integer.parseInt(args[0]),
          ClientFactory.forProtocol(() -> new Client(reactor)));
      reactor.run();
    }

    @Override
    public void dataReceived(ByteBuffer data) {
      if (received == 0) {
        System.out.println("begun");
      }
      received += data.remaining();
      checksum.update(data);
    }

    @Override
    public void connectionLost(Failure reason) {
      System.out.println("received " + received + " checksum " + checksum.getValue());
      reactor.stop();
    }
  }

  @Test
  void isWaitedForAndThenGetsEveryByte() throws IOException {
    try (ChildJvm server = ChildJvm.run(Server.class, List.of("-Xmx64m"))) {
      String port = server.expect("port (\\d+)").group(1);
      try (ChildJvm client = ChildJvm.run(Client.class, List.of(), port)) {
        client.expect("begun");
        client.signal("STOP");
        awaitStandstill(server);
        client.signal("CONT");
        Matcher received = client.expect("received (\\d+) checksum (\\d+)");
        assertThat(Long.parseLong(received.group(1))).isEqualTo(STREAM_BYTES);
        assertThat(server.expect("checksum (\\d+)").group(1)).isEqualTo(received.group(2));
      }
    }
  }

  /** Returns when the producer has been paused for a while: nothing more goes into memory. */
  private static void awaitStandstill(ChildJvm server) {
    String last = "";
    for (int same = 0; same < 10; ) {
      String next = server.expect("(sent .*)").group(1);
      same = next.equals(last) && next.endsWith("and paused") ? same + 1 : 0;
      last = next;
    }
  }
}
