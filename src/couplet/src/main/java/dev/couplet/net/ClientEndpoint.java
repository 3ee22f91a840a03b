// SPDX-License-Identifier: Apache-2.0
package dev.couplet.net;

import dev.couplet.defer.Deferred;

/** A place to connect to, whatever leads there. Make one by {@link Endpoints#client}. */
public interface ClientEndpoint {

  /**
   * Connects once. Only for the reactor's thread.
   *
   * @param factory makes the protocol
   * @return fires with the protocol once its connection is made, or fails with why none was: a
   *     {@link ConnectError}, {@link dev.couplet.defer.TimeoutError}, or what the factory or the
   *     protocol threw. Cancelling it gives the attempt up
   */
  Deferred<Protocol> connect(Factory factory);
}
