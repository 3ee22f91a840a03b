// SPDX-License-Identifier: Apache-2.0
package dev.couplet.programs.poetry;

import dev.couplet.defer.Failure;
import dev.couplet.reactor.Reactor;
import dev.couplet.reactor.ReadDescriptor;
import dev.couplet.reactor.SelectReactor;
import dev.couplet.reactor.WriteDescriptor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/**
 * Fetches all poems at once on a reactor. The loop is the reactor's now: this program only says
 * which channels to watch, and is called when there is something to do.
 */
@Command(
    name = "get-poetry-readers",
    description = "Fetch poems at once on a reactor, by its readers.")
public final class ReaderClient implements Callable<Integer> {
  @Mixin private final ClientOptions options = new ClientOptions();

  @Override
  public Integer call() {
    Reactor reactor = new SelectReactor();
    Report report = options.report(reactor::nanoTime);
    fetchAll(reactor, options.servers(), report);
    return report.end();
  }

  static void fetchAll(Reactor reactor, List<Address> servers, Report report) {
    Downloads downloads = new Downloads(reactor, servers.size());
    reactor.callWhenRunning(
        () -> servers.forEach(server -> downloads.start(server, report.begin(server))));
    reactor.run();
  }

  /** All poems that are on their way. The last of them to end stops the reactor. */
  private static final class Downloads {
    private final Reactor reactor;

    /** One for all: on the reactor's thread it is empty again before the next channel is read. */
    private final ByteBuffer buffer = ByteBuffer.allocate(4096);

    private int unfinished;

    Downloads(Reactor reactor, int unfinished) {
      this.reactor = reactor;
      this.unfinished = unfinished;
    }

    /** Begins to connect. Only the look-up of the name is waited for: Java has no other. */
    void start(Address server, Report.Fetch fetch) {
      try {
        InetAddress host = InetAddress.getByName(server.host());
        new Download(reactor.channels().openSocketChannel(), fetch).connect(host, server.port());
      } catch (IOException e) {
        // Some systems say at once that nobody listens. A channel that can't connect is closed.
        fetch.failed(e);
        finished();
      }
    }

    // tag::finished[]
    private void finished() {
      unfinished--;
      if (unfinished == 0) {
        reactor.stop();
      }
    }

    // end::finished[]

    /** One poem on its way: the reactor's writer while it connects, and its reader from then on. */
    private final class Download implements WriteDescriptor, ReadDescriptor {
      private final SocketChannel channel;
      private final Report.Fetch fetch;
      private final ByteArrayOutputStream received = new ByteArrayOutputStream();

      Download(SocketChannel channel, Report.Fetch fetch) {
        this.channel = channel;
        this.fetch = fetch;
      }

      // tag::connect[]
      void connect(InetAddress host, int port) throws IOException {
        channel.configureBlocking(false);
        if (channel.connect(new InetSocketAddress(host, port))) {
          reactor.addReader(this);
        } else {
          reactor.addWriter(this);
        }
      }

      // end::connect[]

      @Override
      public SocketChannel channel() {
        return channel;
      }

      // tag::write[]
      @Override
      public void doWrite() throws IOException {
        // Throws if nobody listens: only now is that known.
        channel.finishConnect();
        reactor.removeWriter(this);
        reactor.addReader(this);
      }

      // end::write[]

      // tag::read[]
      /** Takes what is there, and returns: for the rest the reactor will call again. */
      @Override
      public void doRead() throws IOException {
        int count = channel.read(buffer.clear());
        if (count < 0) {
          reactor.removeReader(this);
          close();
          fetch.came(received.toByteArray());
          finished();
          return;
        }
        // A count of 0 says that nothing is there after all: then nothing is added.
        received.write(buffer.array(), 0, count);
      }

      // end::read[]

      // tag::lost[]
      /** One of the methods above has thrown: the reactor has removed this already. */
      @Override
      public void connectionLost(Failure reason) {
        close();
        fetch.failed(reason.exception());
        finished();
      }

      // end::lost[]

      private void close() {
        try {
          channel.close();
        } catch (IOException e) {
          // All that was wanted of it is here.
        }
      }
    }
  }
}
