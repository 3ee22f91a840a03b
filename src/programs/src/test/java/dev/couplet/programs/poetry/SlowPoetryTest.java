// SPDX-License-Identifier: Apache-2.0
package dev.couplet.programs.poetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.couplet.memory.MemoryReactor;
import dev.couplet.net.ClientFactory;
import dev.couplet.net.Protocol;
import dev.couplet.net.Tcp;
import dev.couplet.reactor.Reactor;
import dev.couplet.reactor.Reactors;
import dev.couplet.reactor.SelectReactor;
import dev.couplet.testing.NothingLeftBehind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.extension.ExtendWith;
import picocli.CommandLine;

@ExtendWith(NothingLeftBehind.class)
class SlowPoetryTest {
  private final Printed out = new Printed();
  private final Printed err = new Printed();
  private final SlowPoetry server = new SlowPoetry();
  private final List<Poem> poems = List.of(Poem.named("tea"), Poem.named("stream"));

  SlowPoetryTest() throws IOException {}

  /** Runs the server with {@code arguments} until the reactor is stopped; returns the exit code. */
  private int run(Reactor reactor, String... arguments) {
    new CommandLine(server).setOut(out.writer()).setErr(err.writer()).parseArgs(arguments);
    return Reactors.react(reactor, running -> server.serve(running, poems));
  }

  @Nested
  class InMemory {
    private final MemoryReactor reactor;

    InMemory(MemoryReactor reactor) {
      this.reactor = reactor;
    }

    private void stopAfter(Duration time) {
      reactor.callLater(time, reactor::stop);
    }

    @Test
    void eachPoemIsAnnouncedWithItsPort() {
      stopAfter(Duration.ZERO);
      run(reactor, "--port", "10001");
      assertThat(out.rest())
          .containsExactly(
              "localhost:10001 sends \"夜汽車\".", "localhost:10002 sends \"Δύο δίστιχα\".");
    }

    @Test
    void aPortThatTheSystemChoseIsAnnounced() {
      stopAfter(Duration.ZERO);
      run(reactor, "--port", "0");
      assertThat(out.rest()).noneMatch(line -> line.startsWith("localhost:0 ")).hasSize(2);
    }

    @Test
    void aPortThatIsTakenIsNamed() {
      Tcp.listen(reactor, 10_002, ClientFactory.forProtocol(Silent::new));
      assertThat(run(reactor, "--port", "10001")).isEqualTo(3);
      assertThat(err.rest())
          .containsExactly("cannot listen on localhost:10002: Address already in use");
    }

    @Test
    void eachPieceIsSentADelayAfterTheOneBefore() {
      stopAfter(Duration.ofMillis(6_500));
      reactor.callWhenRunning(
          () -> Tcp.connect(reactor, "localhost", 10_001, ClientFactory.forProtocol(Silent::new)));
      run(reactor, "--bytes", "8", "--delay", "1000");
      assertThat(out.rest()).anyMatch(line -> line.endsWith(" left after 56 of 62 bytes."));
    }
  }

  private static final class Silent extends Protocol {}

  @Nested
  class OverSockets {
    private static final int CLIENTS = 200;
    private final SelectReactor reactor = new SelectReactor();

    @Test
    @Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = ThreadMode.SEPARATE_THREAD)
    void twoHundredClientsAtOnceHaveEachPoemWholeAlthoughOthersLeave() throws Exception {
      List<byte[]> received = new ArrayList<>();
      CompletableFuture<Void> clients =
          CompletableFuture.runAsync(
              () -> {
                try {
                  received.addAll(fetch(port(), port()));
                } catch (IOException | InterruptedException e) {
                  throw new IllegalStateException(e);
                } finally {
                  reactor.callFromThread(reactor::stop);
                }
              });
      run(reactor, "--port", "0", "--bytes", "1", "--delay", "0");
      clients.get();
      assertThat(received)
          .hasSize(CLIENTS)
          .allMatch(poem -> poems.stream().anyMatch(sent -> Arrays.equals(sent.bytes(), poem)));
    }

    private int port() throws InterruptedException {
      return Integer.parseInt(out.line().replaceAll("localhost:(\\d+) .*", "$1"));
    }

    /** Connects to both ports in turn, and leaves every third time. */
    private List<byte[]> fetch(int first, int second) throws IOException {
      List<Socket> stay = new ArrayList<>();
      for (int i = 0; stay.size() < CLIENTS; i++) {
        Socket client = new Socket(InetAddress.getLoopbackAddress(), i % 2 == 0 ? first : second);
        if (i % 3 == 0) {
          client.close();
        } else {
          stay.add(client);
        }
      }
      List<byte[]> received = new ArrayList<>();
      for (Socket client : stay) {
        try (client) {
          received.add(client.getInputStream().readAllBytes());
        }
      }
      return received;
    }
  }
}
