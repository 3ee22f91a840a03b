// SPDX-License-Identifier: Apache-2.0
package ch05_protocol;

import dev.couplet.net.Factory;
import dev.couplet.net.Protocol;
import dev.couplet.protocols.LineReceiver;
import java.net.SocketAddress;

final class CoupletServer {

  private CoupletServer() {}

  static Factory factory() {
    return new Server();
  }

  private static final class Server extends Factory {
    private int count;

    @Override
    public Protocol buildProtocol(SocketAddress peer) {
      return new Couplets();
    }

    private final class Couplets extends LineReceiver {

      private String first = "";
      private boolean over;

      @Override
      public void lineReceived(String line) {
        if (over) {
          return;
        }
        if (line.equals("")) {
          over = true;
          transport().loseWriteConnection();
        } else if (first.equals("")) {
          first = line;
        } else {
          count += 1;
          sendLine(String.join("", Integer.toString(count), ": ", first, " / ", line));
          first = "";
        }
      }
    }
  }
}
