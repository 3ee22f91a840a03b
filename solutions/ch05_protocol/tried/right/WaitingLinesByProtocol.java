// SPDX-License-Identifier: Apache-2.0
package ch05_protocol;

import dev.couplet.net.Factory;
import dev.couplet.net.Protocol;
import dev.couplet.protocols.LineReceiver;
import java.net.SocketAddress;
import java.util.HashMap;
import java.util.Map;

final class CoupletServer {

  private CoupletServer() {}

  static Factory factory() {
    return new Server();
  }

  private static final class Server extends Factory {
    private final Map<Protocol, String> waiting = new HashMap<>();
    private int count;

    @Override
    public Protocol buildProtocol(SocketAddress peer) {
      return new Couplets();
    }

    private final class Couplets extends LineReceiver {

      @Override
      public void lineReceived(String line) {
        if (line.isEmpty()) {
          waiting.remove(this);
          transport().loseConnection();
          return;
        }
        String first = waiting.remove(this);
        if (first == null) {
          waiting.put(this, line);
        } else {
          sendLine(++count + ": " + first + " / " + line);
        }
      }

      @Override
      public void connectionLost(dev.couplet.defer.Failure reason) {
        waiting.remove(this);
      }
    }
  }
}
