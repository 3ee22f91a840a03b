// SPDX-License-Identifier: Apache-2.0
package dev.couplet.programs.poetry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Servers on this machine that play a script to each client, and places where nobody listens. */
final class Loopback implements AutoCloseable {
  /** What a server does with one client; then the connection is closed. */
  interface Script {
    void play(Socket client) throws Exception;
  }

  private final List<AutoCloseable> open = new ArrayList<>();
  private final Queue<Throwable> errors = new ConcurrentLinkedQueue<>();

  /** Starts a server at a free port. It plays to all its clients at once, on a thread each. */
  Address listen(Script script) {
    try {
      ServerSocket listening = new ServerSocket(0, 1024, InetAddress.getByName("localhost"));
      open.add(listening);
      start(() -> accept(listening, script));
      return new Address("localhost", listening.getLocalPort());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns a place where nobody listens, nor will while this is open. */
  Address nobody() {
    try {
      Socket bound = new Socket();
      open.add(bound);
      bound.bind(new InetSocketAddress("localhost", 0));
      return new Address("localhost", bound.getLocalPort());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sends {@code bytes}, each in a packet of its own as far as the system lets it. */
  static void send(Socket client, byte[] bytes) throws IOException {
    client.setTcpNoDelay(true);
    for (byte each : bytes) {
      client.getOutputStream().write(each);
    }
  }

  /** Makes closing {@code client} a reset. */
  static void resetOnClose(Socket client) throws IOException {
    client.setSoLinger(true, 0);
  }

  @Override
  public void close() throws Exception {
    for (AutoCloseable each : open) {
      each.close();
    }
    if (!errors.isEmpty()) {
      throw new AssertionError("a script failed", errors.peek());
    }
  }

  private void accept(ServerSocket listening, Script script) throws IOException {
    while (true) {
      Socket client;
      try {
        client = listening.accept();
      } catch (IOException e) {
        if (listening.isClosed()) {
          return;
        }
        throw e;
      }
      start(
          () -> {
            try (client) {
              script.play(client);
            }
          });
    }
  }

  private interface Body {
    void run() throws Exception;
  }

  private void start(Body body) {
    Thread thread =
        new Thread(
            () -> {
              try {
                body.run();
              } catch (Throwable e) {
                errors.add(e);
              }
            });
    thread.setDaemon(true);
    thread.start();
  }
}
