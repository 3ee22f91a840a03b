// SPDX-License-Identifier: Apache-2.0
package dev.couplet.net;

import dev.couplet.defer.Failure;
import java.net.SocketAddress;
import java.util.List;
import java.util.function.Consumer;

/** A client's factory for tests: writes down its hooks, and does what it was told to do in them. */
final class RecordedFactory extends ClientFactory {
  private final List<Object> events;
  private final Protocol protocol;
  private Consumer<Connector> whenStarted = connector -> {};
  private Consumer<Connector> whenFailed = connector -> {};
  private Consumer<Connector> whenLost = connector -> {};
  private Throwable reason;

  RecordedFactory(List<Object> events, Protocol protocol) {
    this.events = events;
    this.protocol = protocol;
  }

  RecordedFactory whenStarted(Consumer<Connector> then) {
    whenStarted = then;
    return this;
  }

  RecordedFactory whenFailed(Consumer<Connector> then) {
    whenFailed = then;
    return this;
  }

  RecordedFactory whenLost(Consumer<Connector> then) {
    whenLost = then;
    return this;
  }

  /** Returns why it failed or was lost. */
  Throwable reason() {
    return reason;
  }

  @Override
  public void startFactory() {
    events.add("startFactory");
  }

  @Override
  public void startedConnecting(Connector connector) {
    events.add("startedConnecting");
    whenStarted.accept(connector);
  }

  @Override
  public Protocol buildProtocol(SocketAddress peer) {
    events.add("buildProtocol");
    return protocol;
  }

  @Override
  public void clientConnectionFailed(Connector connector, Failure reason) {
    this.reason = reason.exception();
    events.add("clientConnectionFailed " + this.reason.getClass().getSimpleName());
    whenFailed.accept(connector);
  }

  @Override
  public void clientConnectionLost(Connector connector, Failure reason) {
    this.reason = reason.exception();
    events.add("clientConnectionLost " + this.reason.getClass().getSimpleName());
    whenLost.accept(connector);
  }

  @Override
  public void stopFactory() {
    events.add("stopFactory");
  }
}
