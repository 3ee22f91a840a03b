// SPDX-License-Identifier: Apache-2.0
package dev.couplet.net;

import dev.couplet.defer.Failure;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * What is said over one connection, and what is made of what the peer says.
 *
 * <p>The transport calls it, on the reactor's thread and in this order: {@link #makeConnection}
 * once, {@link #dataReceived} any number of times, {@link #connectionLost} once. After that it
 * hears nothing more. What one of these methods throws is reported to {@link
 * dev.couplet.trace.ErrorLog}, and the connection is lost with that exception as its reason.
 *
 * <p>Every method here but {@link #makeConnection} does nothing: override what is of interest.
 */
public abstract class Protocol {
  private @Nullable Transport transport;

  /** Makes one that has no connection yet. */
  protected Protocol() {}

  /**
   * Gives it its transport, and then calls {@link #connectionMade}. For transports; one that
   * overrides it, to speak to its peer through another protocol, calls it on.
   */
  public void makeConnection(Transport transport) {
    this.transport = transport;
    connectionMade();
  }

  /**
   * Returns what carries the connection, also after it was lost.
   *
   * @throws IllegalStateException if the connection has not been made yet
   */
  public final Transport transport() {
    if (transport == null) {
      throw new IllegalStateException(
          getClass().getSimpleName() + " has no transport before connectionMade");
    }
    return transport;
  }

  /** The connection stands: {@link #transport} can be written to. */
  public void connectionMade() {}

  /**
   * Some bytes came in: any number of them, from 1 on, wherever the peer's messages begin and end.
   *
   * @param data the bytes from its position to its limit; read-only, and lent until this method
   *     returns. Then it is overwritten: copy what is to be kept
   */
  public void dataReceived(ByteBuffer data) {}

  /**
   * The connection is gone.
   *
   * @param reason {@link ConnectionDone} if it was closed in order, by either side; otherwise
   *     {@link ConnectionLost}, {@link ConnectionAborted}, or what a method of this protocol threw
   */
  public void connectionLost(Failure reason) {}
}
