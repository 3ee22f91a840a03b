// SPDX-License-Identifier: Apache-2.0
package dev.couplet.net;

import dev.couplet.defer.Deferred;

/** A place to listen at, whatever leads there. Make one by {@link Endpoints#server}. */
public interface ServerEndpoint {

  /**
   * Begins to listen. Only for the reactor's thread.
   *
   * @param factory makes the protocol of each connection
   * @return fires with the port, or fails with {@link CannotListenError}
   */
  Deferred<ListeningPort> listen(Factory factory);
}
