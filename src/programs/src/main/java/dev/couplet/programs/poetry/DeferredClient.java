// SPDX-License-Identifier: Apache-2.0
package dev.couplet.programs.poetry;

import dev.couplet.defer.Deferred;
import dev.couplet.defer.Deferreds;
import dev.couplet.defer.Failure;
import dev.couplet.net.ClientFactory;
import dev.couplet.net.ConnectionDone;
import dev.couplet.net.Connector;
import dev.couplet.net.Protocol;
import dev.couplet.net.Tcp;
import dev.couplet.reactor.Reactor;
import dev.couplet.reactor.Reactors;
import dev.couplet.reactor.SelectReactor;
import java.io.ByteArrayOutputStream;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/**
 * Fetches all poems at once by Deferreds: one for each poem, and one that fires when all have. So
 * nobody counts, and {@link #getPoetry} knows nothing of reports or of when to stop.
 */
@Command(
    name = "get-poetry-deferred",
    description = "Fetch poems at once on a reactor, with Deferreds.")
public final class DeferredClient implements Callable<Integer> {
  @Mixin private final ClientOptions options = new ClientOptions();

  @Override
  public Integer call() {
    Reactor reactor = new SelectReactor();
    Report report = options.report(reactor::nanoTime);
    List<Address> servers = options.servers();
    Reactors.react(reactor, running -> fetchAll(running, servers, report));
    return report.end();
  }

  /** Fetches a poem from each of {@code servers}. Fires when all have come or failed. */
  static Deferred<?> fetchAll(Reactor reactor, List<Address> servers, Report report) {
    List<Deferred<?>> all = new ArrayList<>();
    for (Address server : servers) {
      Report.Fetch fetch = report.begin(server);
      all.add(
          getPoetry(reactor, server)
              .addCallbackVoid(fetch::came)
              .addErrbackVoid(failure -> fetch.failed(failure.exception())));
    }
    return Deferreds.list(all);
  }

  /** Fetches one poem. Fires with its bytes. */
  static Deferred<byte[]> getPoetry(Reactor reactor, Address server) {
    Deferred<byte[]> poem = new Deferred<>();
    Tcp.connect(reactor, server.host(), server.port(), new PoetryFactory(poem));
    return poem;
  }

  private static final class PoetryFactory extends ClientFactory {
    private final Deferred<byte[]> poem;

    PoetryFactory(Deferred<byte[]> poem) {
      this.poem = poem;
    }

    @Override
    public Protocol buildProtocol(SocketAddress peer) {
      return new PoetryProtocol(poem);
    }

    @Override
    public void clientConnectionFailed(Connector connector, Failure reason) {
      poem.errback(reason);
    }
  }

  /** Gathers what comes in over one connection: only its end says that this was all. */
  private static final class PoetryProtocol extends Protocol {
    private final Deferred<byte[]> poem;
    private final ByteArrayOutputStream received = new ByteArrayOutputStream();

    PoetryProtocol(Deferred<byte[]> poem) {
      this.poem = poem;
    }

    @Override
    public void dataReceived(ByteBuffer data) {
      byte[] bytes = new byte[data.remaining()];
      data.get(bytes);
      received.writeBytes(bytes);
    }

    @Override
    public void connectionLost(Failure reason) {
      if (reason.check(ConnectionDone.class) != null) {
        poem.callback(received.toByteArray());
      } else {
        poem.errback(reason);
      }
    }
  }
}
