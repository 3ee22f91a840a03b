// SPDX-License-Identifier: Apache-2.0
package dev.couplet.net;

import dev.couplet.defer.Deferred;
import dev.couplet.defer.Failure;
import java.net.SocketAddress;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Turns the hooks of one attempt into a Deferred. */
final class EndpointAttempt extends ClientFactory {
  private final Factory factory;
  private final Deferred<Protocol> result = new Deferred<>(cancelled -> cancel());
  private @Nullable Connector connector;

  EndpointAttempt(Factory factory) {
    this.factory = factory;
  }

  Deferred<Protocol> begin(Function<ClientFactory, Connector> connect) {
    try {
      connector = connect.apply(this);
    } catch (RuntimeException e) {
      fail(e);
    }
    return result;
  }

  private void cancel() {
    if (connector != null) {
      connector.disconnect();
    }
  }

  private void fail(Throwable error) {
    if (!result.called()) {
      result.errback(error);
    }
  }

  @Override
  public void startFactory() {
    factory.doStart();
  }

  @Override
  public void stopFactory() {
    factory.doStop();
  }

  @Override
  public @Nullable Protocol buildProtocol(SocketAddress peer) {
    try {
      Protocol protocol = factory.buildProtocol(peer);
      if (protocol == null) {
        fail(new ConnectError("the factory has no protocol for " + peer, null));
      }
      return protocol;
    } catch (RuntimeException e) {
      fail(e);
      return null;
    }
  }

  @Override
  void connectionMade(Protocol protocol) {
    if (!result.called()) {
      result.callback(protocol);
    }
  }

  @Override
  public void clientConnectionFailed(Connector connector, Failure reason) {
    fail(reason.exception());
  }

  @Override
  public void clientConnectionLost(Connector connector, Failure reason) {
    fail(reason.exception());
  }
}
