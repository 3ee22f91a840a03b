// SPDX-License-Identifier: Apache-2.0
package dev.couplet.defer;

import dev.couplet.clock.VirtualClock;
import dev.couplet.trace.ErrorLog;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * A program of random ops that tangles a number of Deferreds by every means there is, and notes
 * what must never happen.
 */
final class RandomProgram {
  /** Callbacks that fire what has callbacks that fire are recursion of the program's own making. */
  private static final int MOST_NESTED = 12;

  private static final int MOST_ROUNDS = 1_000;

  private final Random random;
  private final VirtualClock clock = new VirtualClock();
  private final List<Deferred<Object>> deferreds = new ArrayList<>();

  /** Deferreds of which a callback is running. */
  private final Set<Deferred<Object>> running = new HashSet<>();

  /** Once fired, these do not pass a cancel on, so their callbacks must not wait for anything. */
  private final Set<Deferred<Object>> joints = new HashSet<>();

  private final Set<String> violations = new HashSet<>();
  private int nested;
  private boolean finishing;

  RandomProgram(long seed, int size) {
    random = new Random(seed);
    for (int i = 0; i < size; i++) {
      deferreds.add(make());
    }
  }

  /** Returns what happened that must never happen. */
  Set<String> play(int ops) {
    try (ErrorLog.Recording ignored = ErrorLog.record()) {
      for (int i = 0; i < ops; i++) {
        op();
      }
      finish();
    }
    return violations;
  }

  /** Cancels everything, in a random order: then nothing may be left. */
  private void finish() {
    finishing = true;
    for (Deferred<Object> deferred : deferreds) {
      while (deferred.paused()) {
        deferred.unpause();
      }
    }
    // What is cancelled may go on to wait for another one, but not for ever.
    for (int round = 0;
        round < MOST_ROUNDS && !deferreds.stream().allMatch(this::isThrough);
        round++) {
      List<Deferred<Object>> order = new ArrayList<>(deferreds);
      Collections.shuffle(order, random);
      order.forEach(Deferred::cancel);
    }
    for (Deferred<Object> deferred : deferreds) {
      if (!isThrough(deferred)) {
        violations.add("something is left after everything was cancelled: " + deferred);
      }
      deferred.addErrbackVoid(f -> {});
    }
    if (!clock.delayedCalls().isEmpty()) {
      violations.add("left on the clock: " + clock.delayedCalls());
    }
  }

  private boolean isThrough(Deferred<Object> deferred) {
    return deferred.called() && deferred.waitsFor() == null && deferred.last() == null;
  }

  private void op() {
    Deferred<Object> deferred = any();
    try {
      switch (random.nextInt(12)) {
        case 0, 1 -> add(deferred);
        case 2 -> addErrback(deferred);
        case 3 -> addBoth(deferred);
        case 4 -> deferred.chainDeferred(any());
        case 5 -> deferred.addTimeout(Duration.ofSeconds(random.nextInt(5)), clock);
        case 6 -> join();
        case 7 -> pause(deferred);
        case 8 -> deferred.callback("fired");
        case 9 -> deferred.errback(new IllegalStateException("fired"));
        case 10 -> deferred.cancel();
        default -> advance();
      }
    } catch (AlreadyCalledError expected) {
      // Who fires at random, fires some twice.
    }
  }

  private Deferred<Object> make() {
    return switch (random.nextInt(4)) {
      case 0 -> new Deferred<>(d -> {});
      case 1 -> new Deferred<>(d -> d.callback("by the canceller"));
      case 2 -> new Deferred<>(d -> d.errback(new IllegalStateException("by the canceller")));
      default -> new Deferred<>();
    };
  }

  private Deferred<Object> any() {
    return deferreds.get(random.nextInt(deferreds.size()));
  }

  private void add(Deferred<Object> deferred) {
    Once once = new Once(deferred);
    deferred.addCallback(value -> once.call());
  }

  private void addErrback(Deferred<Object> deferred) {
    Once once = new Once(deferred);
    deferred.addErrback(failure -> once.call());
  }

  private void addBoth(Deferred<Object> deferred) {
    Once once = new Once(deferred);
    deferred.addBoth(outcome -> once.call());
  }

  @SuppressWarnings("unchecked") // the programs know no types
  private void join() {
    List<Deferred<Object>> members = new ArrayList<>();
    for (int i = random.nextInt(4); i >= 0; i--) {
      members.add(any());
    }
    Deferred<?> joint =
        switch (random.nextInt(4)) {
          case 0 -> Deferreds.list(members);
          case 1 -> Deferreds.gather(members, ListOption.CONSUME_ERRORS);
          case 2 -> Deferreds.firstOf(members, ListOption.FIRE_ON_ONE_ERRBACK);
          default -> Deferreds.race(members);
        };
    deferreds.add((Deferred<Object>) joint);
    joints.add((Deferred<Object>) joint);
  }

  private void pause(Deferred<Object> deferred) {
    if (deferred.paused()) {
      deferred.unpause();
    } else if (!finishing) {
      deferred.pause();
    }
  }

  private void advance() {
    if (nested == 0) {
      clock.advance(Duration.ofSeconds(1));
    }
  }

  /** A callback that must run once at most, and alone among those of its Deferred. */
  private final class Once {
    private final Deferred<Object> deferred;
    private boolean ran;

    Once(Deferred<Object> deferred) {
      this.deferred = deferred;
    }

    Object call() {
      if (ran) {
        violations.add("a callback ran twice");
      }
      ran = true;
      if (!running.add(deferred)) {
        violations.add("two callbacks of a Deferred ran at once");
      }
      nested++;
      try {
        if (nested < MOST_NESTED && !finishing && random.nextBoolean()) {
          op();
        }
        return respond();
      } finally {
        nested--;
        running.remove(deferred);
      }
    }

    private Object respond() {
      return switch (random.nextInt(5)) {
        case 0, 1 -> joints.contains(deferred) ? "a value" : any();
        case 2 -> throw new IllegalStateException("thrown");
        case 3 -> new Failure(new IllegalStateException("returned"));
        default -> "a value";
      };
    }
  }
}
