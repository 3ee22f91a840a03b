// SPDX-License-Identifier: Apache-2.0
package dev.couplet.programs.poetry;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/**
 * Fetches all poems at once on one thread. No channel is ever waited for: the one place where this
 * program waits is the selector, and that waits for all of them.
 */
@Command(
    name = "get-poetry-select",
    description = "Fetch poems at once on one thread, by a Selector.")
public final class SelectClient implements Callable<Integer> {
  @Mixin private final ClientOptions options = new ClientOptions();

  @Override
  public Integer call() throws IOException {
    Report report = options.report(System::nanoTime);
    fetchAll(options.servers(), report);
    return report.end();
  }

  static void fetchAll(List<Address> servers, Report report) throws IOException {
    try (Selector selector = Selector.open()) {
      Downloads downloads = new Downloads(selector);
      for (Address server : servers) {
        downloads.start(server, report.begin(server));
      }
      downloads.run();
    }
  }

  // tag::download[]
  /** What has come of one poem: kept by the key of its channel, since no local variable lasts. */
  private record Download(Report.Fetch fetch, ByteArrayOutputStream received) {}

  // end::download[]

  private static final class Downloads {
    private final Selector selector;

    /** One for all: with one thread it is empty again before the next channel is read. */
    private final ByteBuffer buffer = ByteBuffer.allocate(4096);

    /**
     * Counted here, since the selector still holds the key of a closed channel until the next
     * select, which would then wait for ever.
     */
    private int unfinished;

    Downloads(Selector selector) {
      this.selector = selector;
    }

    // tag::start[]
    /** Begins to connect. Only the look-up of the name is waited for: Java has no other. */
    void start(Address server, Report.Fetch fetch) {
      try {
        InetAddress host = InetAddress.getByName(server.host());
        SocketChannel channel = SocketChannel.open();
        channel.configureBlocking(false);
        boolean connected = channel.connect(new InetSocketAddress(host, server.port()));
        channel.register(
            selector,
            connected ? SelectionKey.OP_READ : SelectionKey.OP_CONNECT,
            new Download(fetch, new ByteArrayOutputStream()));
        unfinished++;
      } catch (IOException e) {
        // Some systems say at once that nobody listens. A channel that can't connect is closed.
        fetch.failed(e);
      }
    }

    // end::start[]

    // tag::loop[]
    // tag::run[]
    void run() throws IOException {
      while (unfinished > 0) {
        selector.select(this::ready);
      }
    }

    // end::run[]

    private void ready(SelectionKey key) {
      SocketChannel channel = (SocketChannel) key.channel();
      Download download = (Download) key.attachment();
      try {
        if (key.isConnectable()) {
          // Throws if nobody listens: only now is that known.
          channel.finishConnect();
          key.interestOps(SelectionKey.OP_READ);
        } else {
          read(channel, download);
        }
      } catch (IOException e) {
        close(channel);
        download.fetch().failed(e);
      }
    }

    // end::loop[]

    // tag::read[]
    /** Takes what is there, and returns: for the rest the selector will call again. */
    private void read(SocketChannel channel, Download download) throws IOException {
      int count = channel.read(buffer.clear());
      if (count < 0) {
        close(channel);
        download.fetch().came(download.received().toByteArray());
        return;
      }
      // A count of 0 says that nothing is there after all: then nothing is added.
      download.received().write(buffer.array(), 0, count);
    }

    // end::read[]

    private void close(SocketChannel channel) {
      unfinished--;
      try {
        channel.close();
      } catch (IOException e) {
        // All that was wanted of it is here.
      }
    }
  }
}
