// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.cli;

import dev.couplet.defer.Deferred;
import dev.couplet.memory.MemoryReactor;
import dev.couplet.net.ClientFactory;
import dev.couplet.net.Factory;
import dev.couplet.net.Protocol;
import dev.couplet.net.Tcp;
import dev.couplet.trace.Trace;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;

/**
 * Has what almost every program uses loaded before it is recorded. The first turn of a loop that
 * loads classes can take a tenth of a second, and the picture would show the JVM, not the program.
 */
final class WarmedUp {
  private WarmedUp() {}

  static void all() {
    Trace.recordVirtualTime(WarmedUp::connect);
    try (Selector selector = Selector.open();
        SocketChannel client = SocketChannel.open();
        ServerSocketChannel server = ServerSocketChannel.open()) {
      client.configureBlocking(false);
      server.configureBlocking(false);
      selector.selectNow();
    } catch (IOException e) {
      // Then the program will say what is wrong, if it needs them.
    }
  }

  private static void connect() {
    MemoryReactor reactor = new MemoryReactor();
    Deferred<String> end = new Deferred<>();
    end.addCallback(String::length).addErrback(failure -> 0).addBothVoid(one -> reactor.stop());
    InetAddress here = InetAddress.getLoopbackAddress();
    InetSocketAddress anyPort = new InetSocketAddress(here, 0);
    int port = Tcp.listen(reactor, anyPort, 1, Factory.forProtocol(Greets::new)).port();
    Tcp.connect(reactor, here.getHostAddress(), port, ClientFactory.forProtocol(Greets::new));
    reactor.callLater(Duration.ofSeconds(1), () -> end.callback("done"));
    reactor.run();
  }

  private static final class Greets extends Protocol {
    @Override
    public void connectionMade() {
      transport().write(ByteBuffer.allocate(1));
    }

    @Override
    public void dataReceived(ByteBuffer data) {
      transport().loseConnection();
    }
  }
}
