// SPDX-License-Identifier: Apache-2.0
package dev.couplet.net;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;

/** A port that answers neither yes nor no to whoever connects. */
record SilentPort(int number, List<Closeable> held) implements AutoCloseable {

  /** Makes one by a server that accepts nobody, and has more clients waiting than it may. */
  static SilentPort withFullBacklog() {
    try {
      List<Closeable> held = new ArrayList<>();
      ServerSocketChannel server = ServerSocketChannel.open();
      held.add(server);
      server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
      for (int i = 0; i < 8; i++) {
        SocketChannel client = SocketChannel.open();
        held.add(client);
        client.configureBlocking(false);
        client.connect(server.getLocalAddress());
      }
      return new SilentPort(((InetSocketAddress) server.getLocalAddress()).getPort(), held);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    for (Closeable each : held) {
      Sockets.close(each);
    }
  }
}
