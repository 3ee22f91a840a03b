// SPDX-License-Identifier: Apache-2.0
package dev.couplet.pictures;

import dev.couplet.trace.Event;
import dev.couplet.trace.Subject;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds what a thread did that is the loop's to do: calling a reactor that is not its own, or
 * firing a Deferred that was made or added to on the thread of a loop.
 */
final class WrongThread {
  private final Lints lints;
  private final Run run;
  private final Set<Integer> loops = new HashSet<>();
  private final Map<Subject, Integer> homes = new HashMap<>();

  /** The first use of each Deferred on another thread than its own. */
  private final Map<Subject, Event> abroad = new LinkedHashMap<>();

  /** The threads for which others stand in, by those. */
  private final Map<Integer, Integer> hosts = new HashMap<>();

  WrongThread(Lints lints) {
    this.lints = lints;
    run = lints.run();
  }

  void look() {
    run.events().forEach(this::take);
    for (Event event : abroad.values()) {
      if (loops.contains(homes.get(event.of())) && !loops.contains(home(event.thread()))) {
        found(event, "%s belongs to the loop, but was fired on thread %s.", event.of());
      }
    }
  }

  private void take(Event event) {
    Subject subject = Run.subject(event);
    switch (event.kind()) {
      case THREAD -> {
        if (event.other() != null) {
          hosts.put(event.thread(), home(event.other().number()));
        }
      }
      case LOOP, TURN -> loops.add(event.thread());
      case WRONG_THREAD ->
          found(event, "%s belongs to the loop, but was called on thread %s.", event.text());
      case DEFERRED_MADE, CALLBACK_ADDED -> homes.putIfAbsent(subject, home(event.thread()));
      case CALLED_BACK, FAILED, CALLBACK_RUN, ERRBACK_RUN -> {
        Integer home = homes.get(subject);
        if (home != null && home != home(event.thread())) {
          abroad.putIfAbsent(subject, event);
        }
      }
      default -> {}
    }
  }

  private int home(int thread) {
    return hosts.getOrDefault(thread, thread);
  }

  private void found(Event event, String sentence, @Nullable Object what) {
    String words = sentence.formatted(String.valueOf(what), run.thread(event.thread()));
    lints.found(Lint.WRONG_THREAD, event, words + " Hand it over by callFromThread.");
  }
}
