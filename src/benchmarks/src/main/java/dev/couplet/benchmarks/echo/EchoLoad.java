// SPDX-License-Identifier: Apache-2.0
package dev.couplet.benchmarks.echo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Plays ping-pong with echo servers, one after the other in short slices, and prints for each round
 * the microseconds of processor time that a round trip has cost each of them.
 *
 * <p>Arguments: connections, bytes, milliseconds of a slice, rounds, and PORT:PID for each server.
 */
public final class EchoLoad {
  private static final Duration WARM_UP = Duration.ofSeconds(1);
  private static final int WARM_UPS = 5;

  private final int bytes;
  private final ByteBuffer ping;
  private final ByteBuffer pong;

  private EchoLoad(int bytes) {
    this.bytes = bytes;
    pong = ByteBuffer.allocateDirect(Math.max(bytes, 64 * 1024));
    ping = ByteBuffer.allocateDirect(bytes);
    while (ping.remaining() > 2) {
      ping.put((byte) 'x');
    }
    ping.put((byte) '\r').put((byte) '\n');
  }

  public static void main(String[] arguments) throws IOException {
    EchoLoad load = new EchoLoad(Integer.parseInt(arguments[1]));
    Duration slice = Duration.ofMillis(Long.parseLong(arguments[2]));
    int rounds = Integer.parseInt(arguments[3]);
    List<Contest> contests = new ArrayList<>();
    for (int i = 4; i < arguments.length; i++) {
      String[] server = arguments[i].split(":");
      contests.add(
          load.new Contest(Integer.parseInt(server[0]), Path.of("/proc", server[1], "task")));
      contests.get(contests.size() - 1).connect(Integer.parseInt(arguments[0]));
    }
    for (int i = 0; i < WARM_UPS; i++) {
      for (Contest contest : contests) {
        contest.play(WARM_UP);
      }
    }
    for (int i = 0; i < rounds; i++) {
      StringBuilder line = new StringBuilder();
      for (Contest contest : contests) {
        line.append(String.format(Locale.ROOT, "%.4f ", contest.play(slice)));
      }
      System.out.println(line.toString().strip());
    }
  }

  /** One server, and the connections to it. */
  private final class Contest {
    private final InetSocketAddress address;
    private final Path threads;
    private final Selector selector = Selector.open();
    private final List<SocketChannel> channels = new ArrayList<>();
    private long trips;
    private int playing;
    private boolean ending;

    Contest(int port, Path threads) throws IOException {
      address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
      this.threads = threads;
    }

    void connect(int connections) throws IOException {
      for (int i = 0; i < connections; i++) {
        SocketChannel channel = SocketChannel.open(address);
        channel.configureBlocking(false);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.register(selector, SelectionKey.OP_READ, new int[1]);
        channels.add(channel);
      }
    }

    /** Plays on all connections for {@code span}, and returns what a round trip has cost. */
    double play(Duration span) throws IOException {
      trips = 0;
      ending = false;
      playing = channels.size();
      long startNanos = processorNanos();
      for (SocketChannel channel : channels) {
        send(channel);
      }
      long end = System.nanoTime() + span.toNanos();
      while (System.nanoTime() < end) {
        selector.select(this::receive, 100);
      }
      ending = true;
      while (playing > 0) {
        selector.select(this::receive, 100);
      }
      return (processorNanos() - startNanos) / 1e3 / trips;
    }

    private void receive(SelectionKey key) {
      try {
        SocketChannel channel = (SocketChannel) key.channel();
        int[] received = (int[]) key.attachment();
        int count = channel.read(pong.clear());
        received[0] += count;
        if (count < 0 || received[0] > bytes) {
          throw new IOException("received " + received[0] + " of " + bytes + " bytes");
        }
        if (received[0] == bytes) {
          received[0] = 0;
          trips++;
          if (ending) {
            playing--;
          } else {
            send(channel);
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private void send(SocketChannel channel) throws IOException {
      ping.clear();
      while (ping.hasRemaining()) {
        channel.write(ping);
      }
    }

    /** Returns the processor time of the server's threads, by the scheduler's own account. */
    private long processorNanos() throws IOException {
      long sum = 0;
      try (DirectoryStream<Path> each = Files.newDirectoryStream(threads)) {
        for (Path thread : each) {
          try {
            sum += Long.parseLong(Files.readString(thread.resolve("schedstat")).split(" ")[0]);
          } catch (NoSuchFileException e) {
            // It has ended in between, and was not the one that echoes.
          }
        }
      }
      return sum;
    }
  }
}
