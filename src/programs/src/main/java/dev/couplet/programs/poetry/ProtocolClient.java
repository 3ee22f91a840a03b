// SPDX-License-Identifier: Apache-2.0
package dev.couplet.programs.poetry;

import dev.couplet.defer.Failure;
import dev.couplet.net.ClientFactory;
import dev.couplet.net.ConnectionDone;
import dev.couplet.net.Connector;
import dev.couplet.net.Protocol;
import dev.couplet.net.Tcp;
import dev.couplet.reactor.Reactor;
import dev.couplet.reactor.SelectReactor;
import java.io.ByteArrayOutputStream;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/**
 * Fetches all poems at once by a protocol and its factory. Channels, buffers and the end of a
 * stream are the library's business now; what is left is what to do with what comes.
 */
@Command(
    name = "get-poetry-protocol",
    description = "Fetch poems at once on a reactor, by a Protocol.")
public final class ProtocolClient implements Callable<Integer> {
  @Mixin private final ClientOptions options = new ClientOptions();

  @Override
  public Integer call() {
    Reactor reactor = new SelectReactor();
    Report report = options.report(reactor::nanoTime);
    fetchAll(reactor, options.servers(), report);
    return report.end();
  }

  // tag::fetch[]
  static void fetchAll(Reactor reactor, List<Address> servers, Report report) {
    Unfinished unfinished = new Unfinished(reactor, servers.size());
    reactor.callWhenRunning(
        () -> {
          for (Address server : servers) {
            PoetryFactory factory = new PoetryFactory(report.begin(server), unfinished);
            Tcp.connect(reactor, server.host(), server.port(), factory);
          }
        });
    reactor.run();
  }

  // end::fetch[]

  /** Counts the poems that are on their way, and stops the reactor after the last. */
  private static final class Unfinished {
    private final Reactor reactor;
    private int count;

    Unfinished(Reactor reactor, int count) {
      this.reactor = reactor;
      this.count = count;
    }

    void countDown() {
      count--;
      if (count == 0) {
        reactor.stop();
      }
    }
  }

  // tag::factory[]
  /** Stands for one poem that was asked for. */
  private static final class PoetryFactory extends ClientFactory {
    private final Report.Fetch fetch;
    private final Unfinished unfinished;

    PoetryFactory(Report.Fetch fetch, Unfinished unfinished) {
      this.fetch = fetch;
      this.unfinished = unfinished;
    }

    @Override
    public Protocol buildProtocol(SocketAddress peer) {
      return new PoetryProtocol(this);
    }

    @Override
    public void clientConnectionFailed(Connector connector, Failure reason) {
      poemFailed(reason);
    }

    void poemCame(byte[] bytes) {
      fetch.came(bytes);
      unfinished.countDown();
    }

    void poemFailed(Failure reason) {
      fetch.failed(reason.exception());
      unfinished.countDown();
    }
  }

  // end::factory[]

  // tag::protocol[]
  /** Gathers what comes in over one connection: only its end says that this was all. */
  private static final class PoetryProtocol extends Protocol {
    private final PoetryFactory factory;
    private final ByteArrayOutputStream received = new ByteArrayOutputStream();

    // tag::constructor[]
    PoetryProtocol(PoetryFactory factory) {
      this.factory = factory;
    }

    // end::constructor[]

    @Override
    public void dataReceived(ByteBuffer data) {
      byte[] bytes = new byte[data.remaining()];
      data.get(bytes);
      received.writeBytes(bytes);
    }

    @Override
    public void connectionLost(Failure reason) {
      if (reason.check(ConnectionDone.class) != null) {
        factory.poemCame(received.toByteArray());
      } else {
        factory.poemFailed(reason);
      }
    }
  }

  // end::protocol[]
}
