// SPDX-License-Identifier: Apache-2.0
package basics;

import dev.couplet.clock.Clock;
import dev.couplet.defer.Deferred;
import java.time.Duration;

/** Who makes a Deferred, and who gets it. */
final class Promise {
  private Promise() {}

  // tag::provider[]
  static Deferred<String> address(String name, Clock clock) {
    Deferred<String> answer = new Deferred<>();
    clock.callLater(
        Duration.ofMillis(200),
        () -> {
          if (name.isEmpty()) {
            answer.errback(new Unreachable("nobody has no name"));
          } else {
            answer.callback(name + "'s house");
          }
        });
    return answer;
  }

  // end::provider[]

  // tag::client[]
  static Deferred<String> sign(String name, Clock clock) {
    return address(name, clock)
        .addCallback(address -> "To " + address)
        .addErrback(failure -> "To whom it may concern");
  }
  // end::client[]
}
