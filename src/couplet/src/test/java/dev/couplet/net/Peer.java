// SPDX-License-Identifier: Apache-2.0
package dev.couplet.net;

import dev.couplet.defer.Failure;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;

/** A protocol for tests: writes down what happens to it, and does what it was told to do then. */
class Peer extends Protocol {
  private final String name;
  private final List<Object> events;
  private final Runnable whenOver;
  private final StringBuilder received = new StringBuilder();
  private Consumer<Peer> whenMade = peer -> {};
  private Consumer<Peer> whenReceived = peer -> {};
  private Consumer<Peer> whenLost = peer -> {};
  private Throwable reason;

  /** Makes one that notes its events as {@code name}'s, and calls {@code whenOver} at its end. */
  Peer(String name, List<Object> events, Runnable whenOver) {
    this.name = name;
    this.events = events;
    this.whenOver = whenOver;
  }

  Peer whenMade(Consumer<Peer> then) {
    whenMade = then;
    return this;
  }

  Peer whenReceived(Consumer<Peer> then) {
    whenReceived = then;
    return this;
  }

  Peer whenLost(Consumer<Peer> then) {
    whenLost = then;
    return this;
  }

  void send(String text) {
    transport().write(text.getBytes(StandardCharsets.UTF_8));
  }

  void close() {
    transport().loseConnection();
  }

  /** Returns all that came in. */
  String received() {
    return received.toString();
  }

  /** Returns how much came in. */
  int receivedLength() {
    return received.length();
  }

  /** Returns why the connection was lost. */
  Throwable reason() {
    return reason;
  }

  /** Writes an event down. */
  void note(String event) {
    events.add(name + " " + event);
  }

  @Override
  public void connectionMade() {
    note("made");
    whenMade.accept(this);
  }

  @Override
  public void dataReceived(ByteBuffer data) {
    received.append(StandardCharsets.UTF_8.decode(data));
    // However many chunks there were, it is one event.
    String before = events.isEmpty() ? "" : events.get(events.size() - 1).toString();
    if (before.startsWith(name + " received ")) {
      events.remove(events.size() - 1);
    }
    note("received " + (received.length() < 100 ? received : received.length() + " characters"));
    whenReceived.accept(this);
  }

  @Override
  public void connectionLost(Failure reason) {
    this.reason = reason.exception();
    note("lost " + reason.exception().getClass().getSimpleName());
    whenOver.run();
    whenLost.accept(this);
  }

  /** One that lives on with half a connection. */
  static final class OfHalves extends Peer implements HalfCloseableProtocol {
    private Consumer<Peer> whenReadLost = peer -> {};
    private Consumer<Peer> whenWriteLost = peer -> {};

    OfHalves(String name, List<Object> events, Runnable whenOver) {
      super(name, events, whenOver);
    }

    OfHalves whenReadLost(Consumer<Peer> then) {
      whenReadLost = then;
      return this;
    }

    OfHalves whenWriteLost(Consumer<Peer> then) {
      whenWriteLost = then;
      return this;
    }

    @Override
    public void readConnectionLost() {
      note("read half lost");
      whenReadLost.accept(this);
    }

    @Override
    public void writeConnectionLost() {
      note("write half lost");
      whenWriteLost.accept(this);
    }
  }
}
