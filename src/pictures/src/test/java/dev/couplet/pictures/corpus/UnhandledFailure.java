// SPDX-License-Identifier: Apache-2.0
package dev.couplet.pictures.corpus;

import dev.couplet.defer.Deferred;
import dev.couplet.defer.Deferreds;
import dev.couplet.memory.MemoryReactor;
import dev.couplet.reactor.Threads;
import dev.couplet.task.Tasks;
import java.io.IOException;
import java.time.Duration;

/** A Deferred ended with a failure, and nobody has handled it. */
final class UnhandledFailure {
  private UnhandledFailure() {}

  static void noErrback() {
    Deferred<String> poem = new Deferred<>(); // here
    poem.addCallbackVoid(text -> {});
    poem.errback(new IOException("no route"));
  }

  static void aCallbackThrows(MemoryReactor reactor) {
    reactor.callLater(Duration.ofSeconds(3), reactor::stop);
    Tasks.deferLater(reactor, Duration.ofSeconds(1)) // here
        .addCallbackVoid(
            nothing -> {
              throw new IllegalStateException("not yet");
            });
    reactor.run();
  }

  static void anErrbackForAnotherFailureHandsItOn() {
    Deferreds.fail(new IOException("no route")) // here
        .addErrbackVoid(failure -> failure.trap(IllegalStateException.class));
  }

  static void theErrbackIsBeforeTheCallbackThatThrows() {
    Deferreds.succeed("seven") // here
        .addErrback(failure -> "none")
        .addCallback(Integer::parseInt);
  }

  static void workInAThreadFails(MemoryReactor reactor) {
    Threads.deferToThread( // here
            reactor,
            () -> {
              throw new IOException("no disk");
            })
        .addCallbackVoid(value -> {});
    reactor.callLater(Duration.ofSeconds(1), reactor::stop);
    reactor.run();
  }
}
