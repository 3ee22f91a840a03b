// SPDX-License-Identifier: Apache-2.0
package dev.couplet.testing;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProtocolFamily;
import java.net.SocketAddress;
import java.nio.channels.DatagramChannel;
import java.nio.channels.Pipe;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.channels.spi.AbstractSelector;
import java.nio.channels.spi.SelectorProvider;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A network in memory for code that drives a {@link java.nio.channels.Selector} by itself: it makes
 * the selector and the channels, and its servers do what a test has written down for them.
 *
 * <p>Time is virtual. It starts at 0 and moves on only where a real program would sleep: in the
 * selector, or in a channel that blocks. What no such program should do is noted as a {@link
 * Mishap} and carried on with, as well as it goes, so that a test finds one mistake and not its
 * consequences. Only for one thread.
 */
public final class ScriptedNetwork extends SelectorProvider {

  /** What a program that waits for many channels should not do. */
  public enum Mishap {
    /** It connected or read by a channel in blocking mode, and waited for that one alone. */
    BLOCKED,
    /** It asked again and again though nothing had come, where it could have slept. */
    SPUN,
    /** It selected while keys of the time before were still among the selected ones. */
    KEY_LEFT
  }

  /** It would wait for ever: nothing that it waits for is still to come. */
  public static final class NothingToCome extends Error {
    private static final long serialVersionUID = 1;

    NothingToCome(String message) {
      super(message);
    }
  }

  /** More fruitless calls than this, at one instant and in a row, are a spin. */
  private static final int PATIENCE = 8;

  private final Map<SocketAddress, ScriptedServer> servers = new LinkedHashMap<>();
  private final List<ScriptedChannel> channels = new ArrayList<>();
  private final Set<Mishap> mishaps = EnumSet.noneOf(Mishap.class);
  private int channelsMade;
  private int openSelectors;
  private int fruitlessCalls;
  private long nowNanos;

  /** Makes a network without servers. */
  public ScriptedNetwork() {}

  // -------------------------------------------------------------------------- for the test

  /** Makes a server with an address of its own, which does nothing yet but accept. */
  public ScriptedServer server() {
    // Low ones: if somebody tries them on the real network, nobody listens.
    InetSocketAddress address =
        new InetSocketAddress(InetAddress.getLoopbackAddress(), servers.size() + 1);
    ScriptedServer server = new ScriptedServer(address);
    servers.put(address, server);
    return server;
  }

  /** Returns the virtual time. */
  public Duration now() {
    return Duration.ofNanos(nowNanos);
  }

  /** Returns what happened that should not. */
  public Set<Mishap> mishaps() {
    return Set.copyOf(mishaps);
  }

  /** Returns how many channels were made so far. */
  public int channelsMade() {
    return channelsMade;
  }

  /** Returns how many channels are open. */
  public int openChannels() {
    return channels.size();
  }

  /** Returns how many selectors are open. */
  public int openSelectors() {
    return openSelectors;
  }

  // ----------------------------------------------------------------------- as a provider

  @Override
  public SocketChannel openSocketChannel() {
    ScriptedChannel channel = new ScriptedChannel(this);
    channels.add(channel);
    channelsMade++;
    return channel;
  }

  @Override
  public AbstractSelector openSelector() {
    openSelectors++;
    return new ScriptedSelector(this);
  }

  @Override
  public ServerSocketChannel openServerSocketChannel() {
    throw new UnsupportedOperationException("the servers of this network are scripted");
  }

  @Override
  public DatagramChannel openDatagramChannel() {
    throw new UnsupportedOperationException("the scripted network has no datagrams");
  }

  @Override
  public DatagramChannel openDatagramChannel(ProtocolFamily family) {
    throw new UnsupportedOperationException("the scripted network has no datagrams");
  }

  @Override
  public Pipe openPipe() {
    throw new UnsupportedOperationException("the scripted network has no pipes");
  }

  // -------------------------------------------------------- for its channels and selectors

  @Nullable ScriptedServer serverAt(SocketAddress address) {
    return servers.get(address);
  }

  long nowNanos() {
    return nowNanos;
  }

  void closed(ScriptedChannel channel) {
    channels.remove(channel);
    somethingDone();
  }

  void selectorClosed() {
    openSelectors--;
  }

  void note(Mishap mishap) {
    mishaps.add(mishap);
  }

  void somethingDone() {
    fruitlessCalls = 0;
  }

  /** A call got nothing, or only asks. If there are too many, the time moves on all the same. */
  void fruitless() {
    if (++fruitlessCalls > PATIENCE) {
      note(Mishap.SPUN);
      sleep(Long.MAX_VALUE);
    }
  }

  /** A call asked without waiting, and nothing is there: who has spun before does it again. */
  void askedInVain() {
    if (mishaps.contains(Mishap.SPUN)) {
      sleep(Long.MAX_VALUE);
    }
  }

  /**
   * Moves the time on to what comes next on any channel, by at most {@code mostNanos}.
   *
   * @throws NothingToCome if that is for ever
   */
  void sleep(long mostNanos) {
    long next = Long.MAX_VALUE;
    for (ScriptedChannel channel : channels) {
      next = Math.min(next, channel.nextNanos());
    }
    if (next == Long.MAX_VALUE && mostNanos == Long.MAX_VALUE) {
      throw new NothingToCome(
          "at second %s it waits, and nothing that it waits for is still to come"
              .formatted(nowNanos / 1e9));
    }
    nowNanos += Math.min(Math.max(0, next - nowNanos), mostNanos);
    somethingDone();
  }
}
