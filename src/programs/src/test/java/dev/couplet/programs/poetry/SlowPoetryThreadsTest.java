// SPDX-License-Identifier: Apache-2.0
package dev.couplet.programs.poetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import picocli.CommandLine;

@Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = ThreadMode.SEPARATE_THREAD)
class SlowPoetryThreadsTest {
  private final Printed log = new Printed();

  @Nested
  class TheServer {
    private final Semaphore waiting = new Semaphore(0);
    private final Semaphore ticks = new Semaphore(0);
    private final List<ServerSocket> sockets = new ArrayList<>();
    private final Poem poem = Poem.named("olives");

    TheServer() throws IOException {}

    @AfterEach
    void close() throws IOException {
      ticks.release(1_000_000);
      for (ServerSocket socket : sockets) {
        socket.close();
      }
    }

    private Socket connect(Poem poem) throws IOException {
      ServerSocket socket = new ServerSocket(0, 50, InetAddress.getByName("localhost"));
      sockets.add(socket);
      ThreadedServer server = new ThreadedServer(poem, 10, this::await, log.writer());
      new Thread(() -> server.serve(socket)).start();
      return connect(socket);
    }

    private Socket connect(ServerSocket socket) throws IOException {
      return new Socket(socket.getInetAddress(), socket.getLocalPort());
    }

    private void await() throws InterruptedException {
      waiting.release();
      ticks.acquire();
    }

    @Test
    void sendsSoManyBytesAtATick() throws Exception {
      try (Socket client = connect(poem)) {
        waiting.acquire();
        client.getInputStream().readNBytes(10);
        assertThat(client.getInputStream().available()).isZero();
        ticks.release();
        waiting.acquire();
        client.getInputStream().readNBytes(10);
        assertThat(client.getInputStream().available()).isZero();
      }
    }

    @Test
    void sendsTheWholePoemAndCloses() throws Exception {
      ticks.release(1_000);
      try (Socket client = connect(poem)) {
        assertThat(client.getInputStream().readAllBytes()).isEqualTo(poem.bytes());
      }
    }

    @Test
    void saysWhoHasThePoem() throws Exception {
      ticks.release(1_000);
      try (Socket client = connect(poem)) {
        assertThat(log.line()).isEqualTo("127.0.0.1:" + client.getLocalPort() + " has \"رسالة\".");
      }
    }

    @Test
    void noticesAClientThatLeavesEarly() throws Exception {
      Socket client = connect(poem);
      waiting.acquire();
      Loopback.resetOnClose(client);
      client.close();
      ticks.release(1_000);
      assertThat(log.line()).matches("127\\.0\\.0\\.1:\\d+ left after \\d+ of 212 bytes\\.");
    }

    @Test
    void goesOnServingTheOthersWhenOneHasLeft() throws Exception {
      Socket leaves = connect(poem);
      try (Socket stays = connect(sockets.get(0))) {
        waiting.acquire(2);
        Loopback.resetOnClose(leaves);
        leaves.close();
        ticks.release(1_000);
        assertThat(stays.getInputStream().readAllBytes()).isEqualTo(poem.bytes());
      }
    }

    @Test
    void twoHundredClientsAtOnceHaveEachPoemWhole() throws Exception {
      List<Socket> clients = new ArrayList<>();
      Poem other = Poem.named("stream");
      clients.add(connect(poem));
      clients.add(connect(other));
      for (int i = 2; i < 200; i++) {
        clients.add(connect(sockets.get(i % 2)));
      }
      waiting.acquire(200);
      ticks.release(200 * 100);
      for (int i = 0; i < 200; i++) {
        try (Socket client = clients.get(i)) {
          assertThat(client.getInputStream().readAllBytes())
              .isEqualTo((i % 2 == 0 ? poem : other).bytes());
        }
      }
    }
  }

  @Nested
  class TheCommand {
    private final Printed err = new Printed();
    private final CommandLine command =
        new CommandLine(new SlowPoetryThreads())
            .setOut(log.writer())
            .setErr(err.writer())
            .setExecutionExceptionHandler((exception, commandLine, parsed) -> 130);

    @Test
    void servesSeveralPoemsAtFreePortsAndPrintsThem() throws Exception {
      CompletableFuture<Integer> exitCode = new CompletableFuture<>();
      Thread thread =
          new Thread(
              () -> exitCode.complete(command.execute("-p", "0", "-d", "0", "couplet", "answer")));
      thread.start();
      try (Socket first = new Socket("localhost", port(log.line(), "Couplet"));
          Socket second = new Socket("localhost", port(log.line(), "Ответ"))) {
        assertThat(first.getInputStream().readAllBytes()).isEqualTo(Poem.named("couplet").bytes());
        assertThat(second.getInputStream().readAllBytes()).isEqualTo(Poem.named("answer").bytes());
      }
      thread.interrupt();
      assertThat(exitCode.get()).isEqualTo(130);
    }

    @Test
    void saysThatAPortIsTaken() throws Exception {
      try (ServerSocket taken = new ServerSocket(0, 50, InetAddress.getByName("localhost"))) {
        int port = taken.getLocalPort();
        assertThat(command.execute("-p", String.valueOf(port), "couplet")).isEqualTo(3);
        assertThat(err.line()).startsWith("cannot listen on localhost:" + port + ": ");
      }
    }

    private int port(String line, String title) {
      assertThat(line).matches("localhost:\\d+ sends \"" + title + "\"\\.");
      return Integer.parseInt(line.replaceAll("localhost:(\\d+) .*", "$1"));
    }
  }
}
