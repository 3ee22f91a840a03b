// SPDX-License-Identifier: Apache-2.0
package dev.couplet.programs.poetry;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.locks.LockSupport;

/** Sends one poem to whoever connects, some bytes at each tick, with a thread for each client. */
final class ThreadedServer {
  /** Waits between one piece of a poem and the next. */
  interface Tick {
    void await() throws InterruptedException;
  }

  private static final long PAUSE_NANOS = 200_000_000;

  private final Poem poem;
  private final int bytesPerTick;
  private final Tick tick;
  private final PrintWriter log;

  /** Makes a server that tells {@code log} how each client fared. */
  ThreadedServer(Poem poem, int bytesPerTick, Tick tick, PrintWriter log) {
    this.poem = poem;
    this.bytesPerTick = bytesPerTick;
    this.tick = tick;
    this.log = log;
  }

  /** Accepts clients, and returns when {@code listening} is closed. */
  void serve(ServerSocket listening) {
    while (!listening.isClosed()) {
      try {
        Socket client = listening.accept();
        new Thread(() -> send(client), "client " + name(client)).start();
      } catch (IOException e) {
        if (!listening.isClosed()) {
          log.printf("Cannot accept a client: %s.%n", e.getMessage());
          // Most likely too many files are open. Until one is closed, trying again is no use.
          LockSupport.parkNanos(PAUSE_NANOS);
        }
      }
    }
  }

  private void send(Socket client) {
    byte[] bytes = poem.bytes();
    int sent = 0;
    try (client) {
      OutputStream out = client.getOutputStream();
      while (sent < bytes.length) {
        if (sent > 0) {
          tick.await();
        }
        int count = Math.min(bytesPerTick, bytes.length - sent);
        out.write(bytes, sent, count);
        sent += count;
      }
      log.printf("%s has \"%s\".%n", name(client), poem.title());
    } catch (IOException e) {
      // This comes late: a write succeeds as long as the system has not heard from the client.
      log.printf("%s left after %d of %d bytes.%n", name(client), sent, bytes.length);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String name(Socket client) {
    return client.getInetAddress().getHostAddress() + ":" + client.getPort();
  }
}
