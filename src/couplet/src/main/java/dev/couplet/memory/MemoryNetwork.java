// SPDX-License-Identifier: Apache-2.0
package dev.couplet.memory;

import dev.couplet.clock.CallQueue;
import dev.couplet.clock.DelayedCall;
import dev.couplet.defer.Deferred;
import dev.couplet.defer.Deferreds;
import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.UnresolvedAddressException;
import java.nio.channels.UnsupportedAddressTypeException;
import java.nio.channels.spi.SelectorProvider;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The network of a {@link MemoryReactor}, at the command of a test: what is connected over it stays
 * in memory and takes virtual time only.
 *
 * <p>It is one machine, which has the loopback addresses and those that were given a {@link #name}.
 * Unless told otherwise it carries all at once, in order, and refuses connections where nobody
 * listens. What is said here is for all connections that are made from then on; a {@link
 * MemoryLink} commands a single one. Only for the reactor's thread.
 */
public final class MemoryNetwork {
  private static final int FIRST_EPHEMERAL_PORT = 49_152;
  private static final int LAST_EPHEMERAL_PORT = 65_535;

  private final LongSupplier nanoTime;
  private final CallQueue events;
  private final MemoryChannels channels = new MemoryChannels(this);
  private final Map<InetSocketAddress, MemoryServerSocketChannel> listening = new LinkedHashMap<>();
  private final Map<String, List<InetAddress>> names = new HashMap<>();
  private final List<MemoryLink> links = new ArrayList<>();
  private final Set<Integer> ignored = new HashSet<>();
  private final Set<Integer> clientPorts = new HashSet<>();
  private Set<MemoryChannel> changed = new LinkedHashSet<>();
  private Duration delay = Duration.ZERO;
  private Duration lookupDelay = Duration.ZERO;
  private int capacity = 64 * 1024;
  private int mostBytesPerRead = Integer.MAX_VALUE;
  private int mostOpen = Integer.MAX_VALUE;
  private int open;
  private int nextPort = FIRST_EPHEMERAL_PORT;

  MemoryNetwork(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    events = new CallQueue(nanoTime, method -> {});
    names.put("localhost", List.of(InetAddress.getLoopbackAddress()));
  }

  // -------------------------------------------------------------------------- for the test

  /** Lets whatever is sent over a connection take {@code delay} to arrive, either way. */
  public void delay(Duration delay) {
    requireNotNegative(delay);
    this.delay = delay;
  }

  /** Lets each read get no more than {@code bytes}, on every connection. */
  public void mostBytesPerRead(int bytes) {
    if (bytes < 1) {
      throw new IllegalArgumentException("bytes < 1: " + bytes);
    }
    mostBytesPerRead = bytes;
  }

  /**
   * Lets no more than {@code bytes} wait, under way or unread, in each direction of every
   * connection: what is written beyond that is not taken. 64 KiB unless set.
   */
  public void capacity(int bytes) {
    if (bytes < 1) {
      throw new IllegalArgumentException("bytes < 1: " + bytes);
    }
    capacity = bytes;
  }

  /** Gives no answer to whoever connects to {@code port}, neither yes nor no. */
  public void ignore(int port) {
    ignored.add(port);
  }

  /** Lets no more than {@code channels} be open at once: the system has no more descriptors. */
  public void mostOpen(int channels) {
    mostOpen = channels;
  }

  /** Returns how many channels are open: connections on either side, and ports. */
  public int open() {
    return open;
  }

  /**
   * Gives {@code host} these addresses, which become the machine's own.
   *
   * @param addresses in digits; the preferred one first
   */
  public void name(String host, String... addresses) {
    List<InetAddress> parsed = new ArrayList<>();
    for (String address : addresses) {
      parsed.add(parse(address));
    }
    names.put(host, List.copyOf(parsed));
  }

  /** Lets each lookup of a name take {@code delay}. */
  public void lookupDelay(Duration delay) {
    requireNotNegative(delay);
    lookupDelay = delay;
  }

  /** Returns the connections that were made so far, also those that have ended, in order. */
  public List<MemoryLink> links() {
    return List.copyOf(links);
  }

  // ------------------------------------------------------------------------ for the reactor

  SelectorProvider channels() {
    return channels;
  }

  /** Returns the time until something is due, or {@link Long#MAX_VALUE} if nothing is. */
  long nanosUntilNext() {
    DelayedCall next = events.next();
    return next == null ? Long.MAX_VALUE : Math.max(0, next.dueNanos() - nanoTime());
  }

  /** Does what is due now. */
  void carry() {
    long added = events.added();
    while (events.nextDue(nanoTime(), added) != null) {
      events.runNext();
    }
  }

  /** Returns what may have become ready since the last call. */
  Set<MemoryChannel> takeChanged() {
    Set<MemoryChannel> taken = changed;
    changed = new LinkedHashSet<>();
    return taken;
  }

  /** From now on the reactor watches {@code channel}, which may be one of these. */
  void watched(SelectableChannel channel) {
    if (channel instanceof MemoryChannel ours) {
      changed(ours);
    }
  }

  Deferred<List<InetAddress>> resolve(String host) {
    if (isLiteral(host)) {
      return Deferreds.succeed(List.of(parse(host)));
    }
    Deferred<List<InetAddress>> result = new Deferred<>();
    at(
        nanoTime() + lookupDelay.toNanos(),
        () -> {
          List<InetAddress> addresses = names.get(host);
          if (addresses == null) {
            result.errback(new UnknownHostException(host));
          } else {
            result.callback(addresses);
          }
        });
    return result;
  }

  private static boolean isLiteral(String host) {
    return host.indexOf(':') >= 0 || host.matches("[0-9.]+");
  }

  private static InetAddress parse(String address) {
    if (!isLiteral(address)) {
      throw new IllegalArgumentException("not an address in digits: " + address);
    }
    try {
      return InetAddress.getByName(address);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("not an address: " + address, e);
    }
  }

  // ------------------------------------------------------------------------ for its channels

  long nanoTime() {
    return nanoTime.getAsLong();
  }

  Duration delay() {
    return delay;
  }

  int capacity() {
    return capacity;
  }

  int mostBytesPerRead() {
    return mostBytesPerRead;
  }

  void at(long nanos, Runnable event) {
    events.add(Duration.ofNanos(nanos - nanoTime()), event);
  }

  void changed(MemoryChannel channel) {
    changed.add(channel);
  }

  /** Counts one more open channel. */
  void opened() throws IOException {
    if (open >= mostOpen) {
      throw new SocketException("Too many open files");
    }
    open++;
  }

  void closed() {
    open--;
  }

  // --------------------------------------------------------------------------- connections

  InetSocketAddress bindClient(@Nullable SocketAddress wanted) throws IOException {
    InetSocketAddress address = withPort(wanted);
    clientPorts.add(address.getPort());
    return address;
  }

  /** The client at {@code address} has closed. */
  void clientClosed(InetSocketAddress address) {
    clientPorts.remove(address.getPort());
  }

  InetSocketAddress bindServer(MemoryServerSocketChannel channel, @Nullable SocketAddress wanted)
      throws IOException {
    InetSocketAddress address = withPort(wanted);
    for (InetSocketAddress other : listening.keySet()) {
      boolean overlap =
          other.getAddress().isAnyLocalAddress()
              || address.getAddress().isAnyLocalAddress()
              || other.getAddress().equals(address.getAddress());
      if (overlap && other.getPort() == address.getPort()) {
        throw new BindException("Address already in use");
      }
    }
    listening.put(address, channel);
    return address;
  }

  void listensNoMore(MemoryServerSocketChannel channel) {
    listening.values().remove(channel);
  }

  private InetSocketAddress withPort(@Nullable SocketAddress wanted) throws IOException {
    InetSocketAddress address = wanted == null ? new InetSocketAddress(0) : resolved(wanted);
    if (!isOurs(address.getAddress())) {
      throw new BindException("Cannot assign requested address");
    }
    return address.getPort() == 0
        ? new InetSocketAddress(address.getAddress(), freePort())
        : address;
  }

  /** Returns the port that has been free for longest. */
  private int freePort() throws IOException {
    int ports = LAST_EPHEMERAL_PORT - FIRST_EPHEMERAL_PORT + 1;
    for (int i = 0; i < ports; i++) {
      int port = nextPort;
      nextPort = port == LAST_EPHEMERAL_PORT ? FIRST_EPHEMERAL_PORT : port + 1;
      if (!clientPorts.contains(port) && !isListeningAt(port)) {
        return port;
      }
    }
    throw new BindException("Cannot assign requested address");
  }

  private boolean isListeningAt(int port) {
    return listening.keySet().stream().anyMatch(address -> address.getPort() == port);
  }

  private boolean isOurs(InetAddress address) {
    return address.isLoopbackAddress()
        || address.isAnyLocalAddress()
        || names.values().stream().anyMatch(addresses -> addresses.contains(address));
  }

  static InetSocketAddress resolved(SocketAddress address) {
    if (!(address instanceof InetSocketAddress inet)) {
      throw new UnsupportedAddressTypeException();
    }
    if (inet.isUnresolved()) {
      throw new UnresolvedAddressException();
    }
    return inet;
  }

  void requireRoute(InetSocketAddress target) throws IOException {
    if (!isOurs(target.getAddress())) {
      throw new NoRouteToHostException("No route to host");
    }
  }

  /** Has {@code client} connect to {@code target}; its outcome comes later, if it comes. */
  void connect(MemorySocketChannel client, InetSocketAddress target) {
    if (!ignored.contains(target.getPort())) {
      at(nanoTime() + delay.toNanos(), () -> knock(client, target));
    }
  }

  private void knock(MemorySocketChannel client, InetSocketAddress target) {
    MemoryServerSocketChannel server = listening.get(target);
    if (server == null) {
      server = listening.get(new InetSocketAddress(target.getPort()));
    }
    if (server != null) {
      server.knock(client);
    } else {
      answer(client, new ConnectException("Connection refused"));
    }
  }

  /** Connects {@code client}, and returns the server's end of the connection. */
  MemorySocketChannel link(MemorySocketChannel client) {
    MemorySocketChannel end = new MemorySocketChannel(this);
    end.madeFor(client.address(), client.target());
    links.add(new MemoryLink(this, client, end));
    answer(client, null);
    return end;
  }

  private void answer(MemorySocketChannel client, @Nullable IOException error) {
    at(nanoTime() + delay.toNanos(), () -> client.outcome(error));
  }

  static void requireNotNegative(Duration delay) {
    if (delay.isNegative()) {
      throw new IllegalArgumentException("delay < 0: " + delay);
    }
  }
}
