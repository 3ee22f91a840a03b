// SPDX-License-Identifier: Apache-2.0
package dev.couplet.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.couplet.defer.Failure;
import dev.couplet.trace.Event;
import dev.couplet.trace.Kind;
import dev.couplet.trace.Trace;
import java.net.SocketAddress;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a trace tells of connections. */
class NetTraceTest extends TcpSpec {

  private Trace recorded(Runnable begin) {
    return Trace.record(() -> run(begin));
  }

  private static List<Event> of(Trace trace, String subject) {
    return trace.events().stream()
        .filter(event -> event.of() != null && event.of().toString().equals(subject))
        .toList();
  }

  private static Event only(Trace trace, String subject, Kind kind) {
    List<Event> found = of(trace, subject).stream().filter(event -> event.kind() == kind).toList();
    assertThat(found).hasSize(1);
    return found.get(0);
  }

  private static String told(Event event) {
    return event.kind() + (event.amount() == Event.NO_AMOUNT ? "" : " " + event.amount());
  }

  /** The client says hello, and the server closes when it has heard it. */
  private Trace hello() {
    client.whenMade(peer -> peer.send("hello"));
    server.whenReceived(Peer::close);
    return recorded(() -> connect(listen(server), client));
  }

  @Test
  void eachEndTellsOfItsConnectionFromItsBeginningToItsEnd() {
    Trace trace = hello();
    assertThat(of(trace, "k1"))
        .extracting(NetTraceTest::told)
        .containsExactly("CONNECTING", "CONNECTED", "BYTES_OUT 5", "CLOSED");
    assertThat(of(trace, "k2"))
        .extracting(NetTraceTest::told)
        .containsExactly("ACCEPTED", "BYTES_IN 5", "CLOSED");
  }

  @Test
  void aConnectionThatIsAskedForHasTheLineThatDid() {
    assertThat(only(hello(), "k1", Kind.CONNECTING).place()).startsWith("TcpSpec.java:");
  }

  @Test
  void bothEndsAreKnownByTheSameAddresses() {
    Trace trace = hello();
    String client = only(trace, "k2", Kind.ACCEPTED).text();
    String server = only(trace, "p1", Kind.LISTENING).text();
    assertThat(only(trace, "k1", Kind.CONNECTED).text()).isEqualTo(server + " from " + client);
  }

  @Test
  void aConnectionThatComesInIsOneOfThePort() {
    assertThat(only(hello(), "k2", Kind.ACCEPTED).other()).hasToString("p1");
  }

  @Test
  void whatComesFromOutsideIsCausedByWhatWasDoneThere() {
    Trace trace = hello();
    assertThat(trace.event(only(trace, "k1", Kind.CLOSED).cause()).kind())
        .isEqualTo(Kind.BYTES_OUT);
    assertThat(trace.event(only(trace, "k2", Kind.BYTES_IN).cause()).kind())
        .isEqualTo(Kind.ACCEPTED);
    assertThat(trace.event(only(trace, "k1", Kind.CONNECTED).cause()).kind())
        .isEqualTo(Kind.CONNECTING);
  }

  @Test
  void whatAProtocolDoesIsCausedByWhatItHears() {
    Trace trace = hello();
    // That it is closed was asked for when the bytes came in, and done in the next turn.
    Event closing = trace.event(only(trace, "k2", Kind.CLOSED).cause());
    Event asked = trace.event(closing.cause());
    assertThat(closing.kind()).isEqualTo(Kind.CALL_RUN);
    assertThat(trace.event(asked.cause()).kind()).isEqualTo(Kind.BYTES_IN);
  }

  @Test
  void theReasonForAnEndIsTold() {
    assertThat(only(hello(), "k1", Kind.CLOSED).text()).startsWith("ConnectionDone");
  }

  @Test
  void aConnectionThatDoesNotComeAboutIsToldToFail() {
    ClientFactory factory =
        new ClientFactory() {
          @Override
          public Protocol buildProtocol(SocketAddress peer) {
            return client;
          }

          @Override
          public void clientConnectionFailed(Connector connector, Failure reason) {
            stopLater();
          }
        };
    Trace trace = recorded(() -> connect(deadPort(), factory));
    assertThat(of(trace, "k1"))
        .extracting(Event::kind)
        .containsExactly(Kind.CONNECTING, Kind.CONNECT_FAILED);
    assertThat(only(trace, "k1", Kind.CONNECT_FAILED).text()).startsWith("ConnectionRefused");
  }

  @Test
  void aConnectionWithoutAProtocolIsToldToEnd() {
    ListeningPort[] port = new ListeningPort[1];
    client.whenLost(peer -> stopLater());
    Trace trace =
        recorded(
            () -> {
              port[0] = listen(Factory.forProtocol(() -> null));
              connect(port[0], client);
            });
    assertThat(of(trace, "k2")).extracting(Event::kind).containsExactly(Kind.ACCEPTED, Kind.CLOSED);
  }

  @Test
  void aConnectionThatIsOpenWhenTheReactorStopsIsToldToBeLostByThat() {
    endsToSee = NEVER;
    client.whenMade(peer -> stopLater());
    Trace trace = recorded(() -> connect(listen(server), client));
    assertThat(only(trace, "k1", Kind.CLOSED).text())
        .isEqualTo("ConnectionLost: the reactor was stopped");
  }

  @Test
  void aPortIsToldFromItsBeginningToItsEnd() {
    Trace trace = recorded(() -> listen(server).stopListening().addBothVoid(done -> stopLater()));
    assertThat(of(trace, "p1"))
        .extracting(Event::kind)
        .containsExactly(Kind.LISTENING, Kind.LISTENING_ENDED);
  }

  @Test
  void aPortWhoseFactoryFailsIsToldToEnd() {
    Factory failing =
        new Factory() {
          @Override
          public void startFactory() {
            throw new IllegalStateException("not today");
          }

          @Override
          public Protocol buildProtocol(SocketAddress peer) {
            return server;
          }
        };
    Trace trace =
        recorded(
            () -> {
              assertThat(catchThrowable(() -> listen(failing))).hasMessage("not today");
              stopLater();
            });
    assertThat(of(trace, "p1"))
        .extracting(Event::kind)
        .containsExactly(Kind.LISTENING, Kind.LISTENING_ENDED);
  }
}
