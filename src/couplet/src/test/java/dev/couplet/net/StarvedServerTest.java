// SPDX-License-Identifier: Apache-2.0
package dev.couplet.net;

import static org.assertj.core.api.Assertions.assertThat;

import dev.couplet.reactor.Reactor;
import dev.couplet.reactor.SelectReactor;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** A server to which more connect than it may have descriptors. */
@EnabledOnOs(OS.LINUX)
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class StarvedServerTest {

  /** Echoes, and says at which port. */
  static final class Server {
    private Server() {}

    public static void main(String[] args) {
      Reactor reactor = new SelectReactor();
      Factory echo =
          Factory.forProtocol(
              () ->
                  new Protocol() {
                    @Override
                    public void dataReceived(ByteBuffer data) {
                      transport().write(data);
                    }
                  });
      InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
      ListeningPort port = Tcp.listen(reactor, address, 1000, echo);
      System.out.println("port " + port.port());
      reactor.run();
    }
  }

  @Test
  void saysSoAndServesThoseThatItHasAndThenTheOthers() throws IOException {
    List<Socket> clients = new ArrayList<>();
    try (ChildJvm server = ChildJvm.runWith(100, Server.class)) {
      int port = Integer.parseInt(server.expect("port (\\d+)").group(1));
      for (int i = 0; i < 150; i++) {
        clients.add(new Socket(InetAddress.getLoopbackAddress(), port));
      }
      server.expect("no connection can be accepted on .*; those that come wait until one can");
      Socket first = clients.get(0);
      assertThat(echo(first)).isEqualTo(7);
      Socket last = clients.get(149);
      last.getOutputStream().write(8);
      for (Socket other : clients.subList(0, 149)) {
        other.close();
      }
      assertThat(last.getInputStream().read()).isEqualTo(8);
    } finally {
      clients.forEach(Sockets::close);
    }
  }

  private static int echo(Socket socket) throws IOException {
    socket.getOutputStream().write(7);
    return socket.getInputStream().read();
  }
}
