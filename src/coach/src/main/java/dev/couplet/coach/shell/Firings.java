// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.shell;

import dev.couplet.defer.Deferred;
import java.util.Iterator;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Shows Deferreds again that were shown before they had a result, once they have one. It looks at
 * them instead of adding callbacks: what a learner has made is not changed by showing it.
 */
final class Firings implements AutoCloseable {
  private static final int MOST = 100;
  private static final long LOOK_MILLIS = 50;

  private final Display display;
  private final Loop loop;
  private final Queue<Shown> shown = new ConcurrentLinkedQueue<>();
  private final Thread thread = new Thread(this::look, "couplet shell firings");

  private record Shown(String name, Deferred<?> deferred) {
    /** Whether there may be something new, as far as one can tell from another thread. */
    boolean mayBeDone() {
      return deferred.called();
    }

    boolean isDone() {
      return mayBeDone() && !deferred.toString().startsWith("Deferred[waiting on");
    }
  }

  Firings(Display display, Loop loop) {
    this.display = display;
    this.loop = loop;
    thread.setDaemon(true);
  }

  /** Looks by itself from now on. */
  void start() {
    thread.start();
  }

  /** Takes note that {@code deferred} was shown as {@code name}. */
  void add(String name, Deferred<?> deferred) {
    Shown added = new Shown(name, deferred);
    if (!added.isDone() && shown.stream().noneMatch(each -> each.deferred == deferred)) {
      shown.add(added);
      if (shown.size() > MOST) {
        shown.remove();
      }
    }
  }

  /** Returns whether there is none that could be shown. */
  boolean isEmpty() {
    return shown.isEmpty();
  }

  /** On the loop's thread: shows those that are done, and forgets them. */
  void showDone() {
    for (Iterator<Shown> each = shown.iterator(); each.hasNext(); ) {
      Shown next = each.next();
      if (next.isDone()) {
        each.remove();
        display.say(
            Display.LOOP_MARK
                + next.name
                + " ==> "
                + Evaluation.shortened(SourceMap.withoutWrappers(next.deferred.toString())));
      }
    }
  }

  private void look() {
    try {
      while (true) {
        Thread.sleep(LOOK_MILLIS);
        if (shown.stream().anyMatch(Shown::mayBeDone)) {
          loop.callSoon(this::showDone);
        }
      }
    } catch (InterruptedException e) {
      // The end.
    }
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
