// SPDX-License-Identifier: Apache-2.0
package dev.couplet.pictures.corpus;

import dev.couplet.defer.Deferred;
import dev.couplet.memory.MemoryReactor;
import dev.couplet.reactor.Reactor;
import dev.couplet.reactor.SelectReactor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Something that belongs to the loop was used on another thread. */
final class WrongThread {
  private WrongThread() {}

  static void callLaterInAThread(MemoryReactor reactor) {
    reactor.callWhenRunning(() -> reactor.callInThread(() -> callLater(reactor)));
    reactor.run();
  }

  private static void callLater(Reactor reactor) {
    try {
      reactor.callLater(Duration.ofSeconds(1), () -> {}); // here
    } catch (IllegalStateException e) {
      // That it was refused is the point.
    }
    reactor.callFromThread(reactor::stop);
  }

  static void aDeferredIsFiredInAThread(SelectReactor reactor) {
    Deferred<String> poem = new Deferred<>();
    poem.addBothVoid(outcome -> reactor.callFromThread(reactor::stop));
    reactor.callWhenRunning(() -> reactor.callInThread(() -> poem.callback("a poem"))); // here
    reactor.run();
  }

  static void allOfThemAreFiredInAThread(MemoryReactor reactor) {
    List<Deferred<Integer>> waiting = new ArrayList<>();
    reactor.callWhenRunning(
        () -> {
          waiting.add(new Deferred<>());
          waiting.add(new Deferred<>());
          reactor.callInThread(() -> fireAll(reactor, waiting));
        });
    reactor.run();
  }

  private static void fireAll(Reactor reactor, List<Deferred<Integer>> waiting) {
    waiting.forEach(one -> one.callback(1)); // here
    reactor.callFromThread(reactor::stop);
  }

  static void aThreadOfTheProgramsOwnStopsTheReactor(SelectReactor reactor) {
    reactor.callWhenRunning(
        () -> {
          Thread thread = new Thread(() -> stop(reactor), "own");
          thread.start();
        });
    reactor.run();
  }

  private static void stop(Reactor reactor) {
    try {
      reactor.stop(); // here
    } catch (IllegalStateException e) {
      reactor.callFromThread(reactor::stop);
    }
  }
}
