// SPDX-License-Identifier: Apache-2.0
package ch05;

import dev.couplet.net.Factory;
import dev.couplet.net.Tcp;
import dev.couplet.protocols.LineReceiver;
import dev.couplet.reactor.Reactor;
import dev.couplet.reactor.SelectReactor;
import java.util.Map;

/** Says what is known of a user. */
// tag::server[]
final class FingerServer extends LineReceiver {
  private final Map<String, String> users;

  // tag::constructor[]
  FingerServer(Map<String, String> users) {
    this.users = users;
  }

  // end::constructor[]

  @Override
  public void lineReceived(String user) {
    sendLine(users.getOrDefault(user, "No such user"));
    transport().loseConnection();
  }

  static void listen(Reactor reactor, int port) {
    Map<String, String> users = Map.of("ada", "Writes letters to engines.");
    Tcp.listen(reactor, port, Factory.forProtocol(() -> new FingerServer(users)));
  }

  // tag::main[]
  public static void main(String[] arguments) {
    Reactor reactor = new SelectReactor();
    reactor.callWhenRunning(() -> listen(reactor, 1079));
    reactor.run();
  }

  // end::main[]
}
// end::server[]
