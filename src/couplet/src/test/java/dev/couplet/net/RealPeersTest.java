// SPDX-License-Identifier: Apache-2.0
package dev.couplet.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.couplet.defer.Failure;
import dev.couplet.protocols.LineReceiver;
import dev.couplet.reactor.SelectReactor;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What programs that know nothing of the library make of its servers. */
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RealPeersTest {
  /** A little more than the buffers of a pipe and of the server hold. */
  private static final int MANY_LINES = 20_000;

  private final SelectReactor reactor = new SelectReactor();
  private final CompletableFuture<String> lost = new CompletableFuture<>();
  private final CompletableFuture<Integer> port = new CompletableFuture<>();
  private final Thread loop = new Thread(reactor::run);

  /** Sends back what it gets, byte for byte. */
  private final class Echo extends Protocol {
    @Override
    public void dataReceived(ByteBuffer data) {
      transport().write(data);
    }

    @Override
    public void connectionLost(Failure reason) {
      lost.complete(reason.exception().getClass().getSimpleName());
    }
  }

  /** Answers each line with its length, until one says {@code quit}. */
  private final class Lengths extends LineReceiver {
    private Lengths() {
      super("\n", DEFAULT_MAX_LENGTH, StandardCharsets.UTF_8);
    }

    @Override
    public void lineReceived(String line) {
      if (line.equals("quit")) {
        sendLine("bye");
        transport().loseConnection();
      } else {
        sendLine(line.length() + " characters");
      }
    }

    @Override
    public void connectionLost(Failure reason) {
      lost.complete(reason.exception().getClass().getSimpleName());
    }
  }

  @BeforeEach
  void start() {
    loop.start();
  }

  @AfterEach
  void stop() throws InterruptedException {
    reactor.callFromThread(reactor::stop);
    loop.join();
  }

  private int serve(Supplier<Protocol> protocol) {
    InetSocketAddress anywhere = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    reactor.callFromThread(
        () ->
            port.complete(Tcp.listen(reactor, anywhere, 5, Factory.forProtocol(protocol)).port()));
    return port.join();
  }

  private static Process run(String command, int port) throws IOException {
    List<String> words = List.of(command.replace("PORT", String.valueOf(port)).split(" "));
    assumeTrue(isOnPath(words.get(0)), "needs " + words.get(0));
    return new ProcessBuilder(words).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  private static boolean isOnPath(String program) {
    for (String folder : System.getenv("PATH").split(File.pathSeparator)) {
      if (Files.isExecutable(Path.of(folder, program))) {
        return true;
      }
    }
    return false;
  }

  @ParameterizedTest
  @CsvSource({
    "nc 127.0.0.1 PORT",
    "curl --silent --show-error --no-buffer telnet://127.0.0.1:PORT"
  })
  void talksInLinesAndIsToldGoodbye(String command) throws Exception {
    Process peer = run(command, serve(Lengths::new));
    try (BufferedReader answers = peer.inputReader(StandardCharsets.UTF_8);
        OutputStream lines = peer.getOutputStream()) {
      assertThat(ask(lines, answers, "seven c")).isEqualTo("7 characters");
      assertThat(ask(lines, answers, "größer")).isEqualTo("6 characters");
      assertThat(ask(lines, answers, "")).isEqualTo("0 characters");
      assertThat(ask(lines, answers, "quit")).isEqualTo("bye");
      // They stay until nothing more is typed either.
      lines.close();
      assertThat(answers.readLine()).isNull();
      assertThat(peer.waitFor()).isZero();
    } finally {
      peer.destroyForcibly();
    }
    assertThat(lost.join()).isEqualTo("ConnectionDone");
  }

  private static String ask(OutputStream lines, BufferedReader answers, String line)
      throws IOException {
    lines.write((line + "\n").getBytes(StandardCharsets.UTF_8));
    lines.flush();
    return answers.readLine();
  }

  @ParameterizedTest
  @CsvSource({
    "nc 127.0.0.1 PORT",
    "curl --silent --show-error --no-buffer telnet://127.0.0.1:PORT"
  })
  void getsEveryByteBackInOrder(String command) throws Exception {
    Process peer = run(command, serve(Echo::new));
    try (BufferedReader echoed = peer.inputReader(StandardCharsets.US_ASCII);
        OutputStream lines = peer.getOutputStream()) {
      CompletableFuture<Void> writing =
          CompletableFuture.runAsync(() -> writeNumbers(lines), task -> new Thread(task).start());
      for (int i = 0; i < MANY_LINES; i++) {
        assertThat(echoed.readLine()).isEqualTo("line " + i);
      }
      writing.join();
    } finally {
      peer.destroyForcibly().waitFor();
    }
    assertThat(lost.join()).isIn("ConnectionDone", "ConnectionLost");
  }

  private static void writeNumbers(OutputStream lines) {
    try {
      for (int i = 0; i < MANY_LINES; i++) {
        lines.write(("line " + i + "\n").getBytes(StandardCharsets.US_ASCII));
      }
      lines.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
