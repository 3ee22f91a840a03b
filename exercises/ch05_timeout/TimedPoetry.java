// SPDX-License-Identifier: Apache-2.0
package ch05_timeout;

import dev.couplet.reactor.Reactor;
import java.time.Duration;

/**
 * Fetches poems that have to come in time.
 *
 * <p>Factories and protocols are in {@link dev.couplet.net}, with the reasons for which a
 * connection ended; there are also {@link dev.couplet.clock.DelayedCall} and {@link
 * dev.couplet.defer.Failure}.
 */
final class TimedPoetry {

  /** Told what came of it: one of the two, once. */
  interface Outcome {
    void poemCame(String poem);

    void poemFailed(Throwable reason);
  }

  /** The connection still stood when the time was over. */
  static final class TooSlow extends Exception {
    private static final long serialVersionUID = 1;

    TooSlow(Duration timeout) {
      super("the poem was not there within " + timeout.toMillis() + " ms");
    }
  }

  private TimedPoetry() {}

  /**
   * Fetches the poem that {@code port} of {@code host} sends, and returns at once.
   *
   * @param timeout how long it may take once the connection stands
   * @param outcome to be told of the poem, or why there is none
   */
  static void fetch(Reactor reactor, String host, int port, Duration timeout, Outcome outcome) {
    // TODO: Connect with a factory of your own, whose protocol gathers the poem. When the
    // connection has ended, tell the outcome of the poem, or why there is none. When the time is
    // over before that, tell it of a TooSlow, and close the connection.
  }
}
