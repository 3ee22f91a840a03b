// SPDX-License-Identifier: Apache-2.0
package dev.couplet.programs.poetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.couplet.memory.MemoryReactor;
import dev.couplet.net.Tcp;
import dev.couplet.reactor.Reactor;
import dev.couplet.reactor.Reactors;
import dev.couplet.testing.NothingLeftBehind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** The clients on a reactor and the slow server, over a network in memory and in virtual time. */
@ParameterizedClass
@MethodSource("clients")
@ExtendWith(NothingLeftBehind.class)
class ReactorClientsTest {
  private static final Duration TICK = Duration.ofMillis(100);

  interface Client {
    void fetchAll(Reactor reactor, List<Address> servers, Report report);
  }

  @Parameter private Client client;

  private final MemoryReactor reactor;
  private final Printed out = new Printed();
  private final Printed err = new Printed();
  private final Printed log = new Printed();
  private final Report report;

  ReactorClientsTest(MemoryReactor reactor) {
    this.reactor = reactor;
    report = new Report(out.writer(), err.writer(), true, reactor::nanoTime);
  }

  static Stream<Named<Client>> clients() {
    return Stream.of(
        Named.of("by readers", ReaderClient::fetchAll),
        Named.of("by a protocol", ProtocolClient::fetchAll),
        Named.of(
            "with Deferreds",
            (reactor, servers, report) ->
                Reactors.react(
                    reactor, running -> DeferredClient.fetchAll(running, servers, report))));
  }

  private Address serve(String name) throws IOException {
    SlowPoetryFactory factory =
        new SlowPoetryFactory(Poem.named(name), 10, TICK, reactor, log.writer());
    InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    return new Address("localhost", Tcp.listen(reactor, anyPort, 1024, factory).port());
  }

  @Test
  void allTakesAsLongAsTheLongestPoem() throws IOException {
    client.fetchAll(reactor, List.of(serve("both-sides"), serve("tea"), serve("couplet")), report);
    report.end();
    assertThat(out.rest().stream().map(line -> line.replaceAll("localhost:\\d+", "localhost")))
        .containsExactly(
            "\"夜汽車\" from localhost: 62 bytes in 0.60 s.",
            "\"Couplet\" from localhost: 96 bytes in 0.90 s.",
            "\"Both Sides of the Page\" from localhost: 283 bytes in 2.80 s.",
            "3 of 3 poems in 2.80 s.");
  }

  @Test
  void twoHundredAtOnceComeEachWhole() throws IOException {
    List<Address> servers = new ArrayList<>();
    for (String name : Poem.NAMES) {
      servers.add(serve(name));
    }
    List<Address> asked = new ArrayList<>();
    List<byte[]> poems = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      asked.add(servers.get(i % servers.size()));
      poems.add(Poem.named(Poem.NAMES.get(i % servers.size())).bytes());
    }
    client.fetchAll(reactor, asked, report);
    assertThat(report.poems())
        .extracting(Poem::bytes)
        .usingElementComparator(Arrays::compare)
        .containsExactlyInAnyOrderElementsOf(poems);
  }

  @Test
  void aPoemComesWholeByteByByte() throws IOException {
    reactor.network().mostBytesPerRead(1);
    client.fetchAll(reactor, List.of(serve("stream")), report);
    assertThat(report.poems())
        .singleElement()
        .extracting(Poem::bytes)
        .isEqualTo(Poem.named("stream").bytes());
  }

  @Test
  void aConnectionThatIsResetIsNoPoem() throws IOException {
    Address server = serve("stream");
    reactor.callLater(Duration.ofSeconds(1), () -> reactor.network().links().get(0).reset());
    client.fetchAll(reactor, List.of(server), report);
    assertThat(report.poems()).isEmpty();
    assertThat(err.rest()).singleElement().asString().startsWith("No poem from " + server + ": ");
  }

  @Test
  void theOthersComeAllTheSame() throws IOException {
    Address nobody = new Address("localhost", 1);
    client.fetchAll(reactor, List.of(nobody, serve("tea"), nobody, serve("door")), report);
    assertThat(report.poems()).hasSize(2);
  }
}
