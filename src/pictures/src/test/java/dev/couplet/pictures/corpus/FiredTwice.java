// SPDX-License-Identifier: Apache-2.0
package dev.couplet.pictures.corpus;

import dev.couplet.clock.VirtualClock;
import dev.couplet.defer.Deferred;
import dev.couplet.memory.MemoryReactor;
import java.io.IOException;
import java.time.Duration;

/** A Deferred was fired a second time. */
final class FiredTwice {
  private FiredTwice() {}

  static void withTwoValues() {
    Deferred<String> poem = new Deferred<>();
    poem.callback("one");
    try {
      poem.callback("two"); // here
    } catch (RuntimeException e) {
      // That it was refused is the point.
    }
  }

  static void byItsTimeoutAndByItsAnswer(MemoryReactor reactor) {
    Deferred<String> answer = new Deferred<>();
    answer.addErrback(failure -> "none");
    reactor.callLater(Duration.ofSeconds(1), () -> answer.errback(new IOException("too late")));
    reactor.callLater(Duration.ofSeconds(2), () -> answer.callback("now")); // here
    reactor.callLater(Duration.ofSeconds(3), reactor::stop);
    reactor.run();
  }

  static void forEachPieceThatComes() {
    VirtualClock clock = new VirtualClock();
    Deferred<String> line = new Deferred<>();
    for (int i = 1; i <= 2; i++) {
      clock.callLater(Duration.ofSeconds(i), () -> received(line));
    }
    clock.advance(Duration.ofSeconds(3));
  }

  private static void received(Deferred<String> line) {
    line.callback("a line"); // here
  }

  static void withinItsOwnCallback() {
    Deferred<String> poem = new Deferred<>();
    poem.addCallbackVoid(text -> poem.callback("again")).addErrbackVoid(failure -> {}); // here
    poem.callback("once");
  }
}
