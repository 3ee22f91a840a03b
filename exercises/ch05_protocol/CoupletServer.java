// SPDX-License-Identifier: Apache-2.0
package ch05_protocol;

import dev.couplet.net.Factory;
import dev.couplet.net.Protocol;
import java.net.SocketAddress;

/** Makes couplets of the lines that its clients send. */
final class CoupletServer {

  private CoupletServer() {}

  /** Returns the factory of a new server, which has no couplet yet. */
  static Factory factory() {
    return new Factory() {
      @Override
      public Protocol buildProtocol(SocketAddress peer) {
        // TODO: Return a protocol of your own, a new one for each client: with every second line it
        // sends the couplet with its number, and with an empty line it closes the connection.
        return new Protocol() {};
      }
    };
  }
}
