// SPDX-License-Identifier: Apache-2.0
package dev.couplet.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a port does. */
class TcpServerTest extends TcpSpec {
  @Test
  void startsItsFactoryAtOnceAndStopsItWhenItHasStopped() {
    run(
        () -> {
          ListeningPort port = listen(new RecordedFactory(events, server));
          events.add("listen returned");
          port.stopListening().addCallbackVoid(result -> events.add("stopped"));
          stopLater();
        });
    assertThat(events).containsExactly("startFactory", "listen returned", "stopFactory", "stopped");
  }

  @Test
  void refusesAPortThatIsInUseAtOnce() {
    run(
        () -> {
          int port = listen(server).port();
          InetSocketAddress address = new InetSocketAddress("127.0.0.1", port);
          assertThatThrownBy(
                  () -> Tcp.listen(reactor, address, 50, new RecordedFactory(events, server)))
              .isInstanceOf(CannotListenError.class)
              .hasMessage("cannot listen on 127.0.0.1:" + port + ": Address already in use");
          reactor.stop();
        });
    assertThat(events).isEmpty();
  }

  @Test
  void leavesItsPortFreeWhenItHasStopped() {
    run(
        () -> {
          ListeningPort port = listen(server);
          InetSocketAddress address = (InetSocketAddress) port.host();
          Factory factory = Factory.forProtocol(() -> server);
          port.stopListening()
              .addCallback(result -> Tcp.listen(reactor, address, 50, factory))
              .addCallbackVoid(
                  again -> {
                    events.add(again.host().equals(address));
                    stopLater();
                  });
        });
    assertThat(events).containsExactly(true);
  }

  @Test
  void leavesItsConnectionsAloneWhenItStops() {
    ListeningPort[] port = new ListeningPort[1];
    server.whenReceived(
        peer -> port[0].stopListening().addCallbackVoid(result -> peer.send("still here")));
    client.whenMade(peer -> peer.send("hello")).whenReceived(Peer::close);
    run(
        () -> {
          port[0] = listen(server);
          connect(port[0], client);
        });
    assertThat(client.received()).isEqualTo("still here");
  }

  @Test
  void canBeStoppedTwice() {
    run(
        () -> {
          ListeningPort port = listen(server);
          port.stopListening().addCallbackVoid(result -> events.add("first"));
          port.stopListening().addCallbackVoid(result -> events.add("second"));
          stopLater();
        });
    assertThat(events).containsExactly("first", "second");
  }

  @Test
  void canStillBeStoppedAfterTheReactor() {
    ListeningPort[] port = new ListeningPort[1];
    run(
        () -> {
          port[0] = listen(server);
          reactor.stop();
        });
    port[0].stopListening().addCallbackVoid(result -> events.add("stopped"));
    assertThat(events).containsExactly("stopped");
  }

  @Test
  void knowsItsPortAndBothItsPeersAddresses() {
    List<SocketAddress> addresses = new ArrayList<>();
    server.whenMade(
        peer -> {
          addresses.add(peer.transport().host());
          addresses.add(peer.transport().peer());
          peer.close();
        });
    client.whenMade(
        peer -> {
          addresses.add(peer.transport().peer());
          addresses.add(peer.transport().host());
        });
    ListeningPort[] port = new ListeningPort[1];
    run(
        () -> {
          port[0] = listen(server);
          connect(port[0], client);
        });
    assertThat(addresses.get(0)).isEqualTo(port[0].host());
    assertThat(addresses).hasSize(4);
    assertThat(addresses.subList(0, 2))
        .containsExactlyInAnyOrderElementsOf(addresses.subList(2, 4));
  }

  @Test
  void givesEachConnectionItsOwnProtocol() {
    endsToSee = 6;
    run(
        () -> {
          ListeningPort port =
              listen(
                  Factory.forProtocol(
                      () -> peer("server").whenReceived(peer -> peer.send(peer.received()))));
          for (String text : List.of("one", "two", "three")) {
            connect(port, peer(text).whenMade(peer -> peer.send(text)).whenReceived(Peer::close));
          }
        });
    assertThat(events).contains("one received one", "two received two", "three received three");
  }

  @Test
  void closesAConnectionForWhichItsFactoryHasNoProtocol() {
    endsToSee = 1;
    run(() -> connect(listen(Factory.forProtocol(() -> null)), client));
    assertThat(client.reason()).isInstanceOf(ConnectionDone.class);
  }

  @Test
  void closesAConnectionWhoseProtocolCannotBeBuilt() {
    endsToSee = 1;
    RuntimeException error = new IllegalStateException("no protocol today");
    Factory factory =
        Factory.forProtocol(
            () -> {
              throw error;
            });
    run(() -> connect(listen(factory), client));
    assertThat(client.reason()).isInstanceOf(ConnectionDone.class);
    assertThat(drainErrors()).containsExactly(error);
  }
}
