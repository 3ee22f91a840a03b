// SPDX-License-Identifier: Apache-2.0
package dev.couplet.programs.poetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.couplet.memory.MemoryReactor;
import dev.couplet.net.Tcp;
import dev.couplet.pictures.Finding;
import dev.couplet.pictures.Lint;
import dev.couplet.pictures.Lints;
import dev.couplet.reactor.Reactor;
import dev.couplet.reactor.Reactors;
import dev.couplet.reactor.SelectReactor;
import dev.couplet.trace.Kind;
import dev.couplet.trace.Trace;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** The programs are models: in a trace of them the lints find nothing, whatever comes their way. */
class NothingToLookAtTest {
  private static final Duration TICK = Duration.ofMillis(100);

  private static Report report() {
    return new Report(new Printed().writer(), new Printed().writer(), true, () -> 0);
  }

  @Nested
  class OnAReactorInMemory {
    private final MemoryReactor reactor = new MemoryReactor();

    interface Client {
      void fetchAll(Reactor reactor, List<Address> servers, Report report);
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

    private Address serve(String name) {
      try {
        SlowPoetryFactory factory =
            new SlowPoetryFactory(Poem.named(name), 10, TICK, reactor, new Printed().writer());
        InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        return new Address("localhost", Tcp.listen(reactor, anyPort, 1024, factory).port());
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    }

    private void assertNothingFound(Client client, List<String> poems, Address... others) {
      Trace trace =
          Trace.recordVirtualTime(
              () -> {
                List<Address> servers =
                    Stream.concat(poems.stream().map(this::serve), Stream.of(others)).toList();
                client.fetchAll(reactor, servers, report());
              });
      assertThat(trace.events()).extracting(event -> event.kind()).contains(Kind.LOOP);
      assertThat(Lints.of(trace)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("clients")
    void whenAllPoemsCome(Client client) {
      assertNothingFound(client, List.of("tea", "couplet", "olives"));
    }

    @ParameterizedTest
    @MethodSource("clients")
    void whenNobodyListensAndNobodyHasTheName(Client client) {
      assertNothingFound(
          client, List.of("tea"), new Address("localhost", 1), new Address("nobody.invalid", 2));
    }

    @ParameterizedTest
    @MethodSource("clients")
    void whenAConnectionIsReset(Client client) {
      reactor.callLater(Duration.ofMillis(250), () -> reactor.network().links().get(0).reset());
      assertNothingFound(client, List.of("tea", "stream"));
    }
  }

  @Nested
  class OnRealSockets {
    interface Client {
      void fetchAll(List<Address> servers, Report report) throws Exception;
    }

    static Stream<Named<Client>> clients() {
      return Stream.of(
          Named.of("blocking", BlockingClient::fetchAll),
          Named.of(
              "with threads",
              (servers, report) -> ThreadedClient.fetchAll(servers, Thread::new, report)),
          Named.of("by a selector", SelectClient::fetchAll),
          Named.of(
              "with Deferreds",
              (servers, report) ->
                  Reactors.react(
                      new SelectReactor(),
                      running -> DeferredClient.fetchAll(running, servers, report))));
    }

    @ParameterizedTest
    @MethodSource("clients")
    void whateverTheServersDo(Client client) throws Exception {
      try (Loopback loopback = new Loopback()) {
        byte[] poem = Poem.named("tea").bytes();
        List<Address> servers =
            List.of(
                loopback.listen(socket -> Loopback.send(socket, poem)),
                loopback.nobody(),
                loopback.listen(Loopback::resetOnClose),
                loopback.listen(socket -> {}));
        assertThat(findings(client, servers)).isEmpty();
      }
    }

    /** A busy machine can hold a loop by itself: a run in which it did so says nothing. */
    private static List<Finding> findings(Client client, List<Address> servers) {
      List<Finding> findings = List.of();
      for (int attempt = 0; attempt < 5; attempt++) {
        findings = Lints.of(Trace.record(() -> fetchAll(client, servers)));
        if (findings.stream().noneMatch(finding -> finding.lint() == Lint.BLOCKED_LOOP)) {
          break;
        }
      }
      return findings;
    }

    private static void fetchAll(Client client, List<Address> servers) {
      try {
        client.fetchAll(servers, report());
      } catch (Exception e) {
        throw new AssertionError(e);
      }
    }
  }

  @Test
  void inTheSlowServerThatIsStopped() {
    MemoryReactor reactor = new MemoryReactor();
    SlowPoetry server = new SlowPoetry();
    new CommandLine(server)
        .setOut(new Printed().writer())
        .setErr(new Printed().writer())
        .parseArgs("--port", "0");
    Trace trace =
        Trace.recordVirtualTime(
            () ->
                Reactors.react(
                    reactor,
                    running -> {
                      running.callLater(Duration.ofSeconds(5), running::stop);
                      return server.serve(running, List.of(Poem.named("tea")));
                    }));
    assertThat(trace.events()).extracting(event -> event.kind()).contains(Kind.LISTENING);
    assertThat(Lints.of(trace)).isEmpty();
  }
}
