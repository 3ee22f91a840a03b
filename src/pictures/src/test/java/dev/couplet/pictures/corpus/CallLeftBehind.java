// SPDX-License-Identifier: Apache-2.0
package dev.couplet.pictures.corpus;

import dev.couplet.clock.DelayedCall;
import dev.couplet.clock.VirtualClock;
import dev.couplet.defer.Deferred;
import dev.couplet.memory.MemoryReactor;
import dev.couplet.reactor.SelectReactor;
import java.io.IOException;
import java.time.Duration;

/** A delayed call was neither made nor cancelled. */
final class CallLeftBehind {
  private CallLeftBehind() {}

  static void theReactorStopsBefore(MemoryReactor reactor) {
    reactor.callLater(Duration.ofSeconds(5), () -> {}); // here
    reactor.callLater(Duration.ofSeconds(1), reactor::stop);
    reactor.run();
  }

  static void aTimeoutOutlivesTheAnswer(SelectReactor reactor) {
    Deferred<String> answer = new Deferred<>();
    answer.addBothVoid(outcome -> reactor.stop());
    IOException late = new IOException("too late");
    reactor.callLater(Duration.ofSeconds(30), () -> answer.errback(late)); // here
    reactor.callWhenRunning(() -> answer.callback("here"));
    reactor.run();
  }

  static void oneOfThreeIsForgottenAtTheEnd() {
    VirtualClock clock = new VirtualClock();
    DelayedCall first = clock.callLater(Duration.ofSeconds(1), () -> {});
    DelayedCall second = clock.callLater(Duration.ofSeconds(2), () -> {});
    clock.callLater(Duration.ofSeconds(3), () -> {}); // here
    first.cancel();
    second.cancel();
  }

  static void aCounterIsNotDoneWhenAnotherStops(MemoryReactor reactor) {
    count(reactor, 9, false);
    count(reactor, 3, true);
    reactor.run();
  }

  private static void count(MemoryReactor reactor, int number, boolean stops) {
    if (number > 0) {
      reactor.callLater(Duration.ofSeconds(1), () -> count(reactor, number - 1, stops)); // here
    } else if (stops) {
      reactor.stop();
    }
  }
}
