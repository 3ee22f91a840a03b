// SPDX-License-Identifier: Apache-2.0
package dev.couplet.defer;

import org.jspecify.annotations.Nullable;

/** The state of a Deferred in words, for its toString and for messages. */
final class Status {
  private Status() {}

  static String of(Chain deferred) {
    Chain awaited = deferred.waitsFor();
    int callbacks = callbacks(deferred);
    String state;
    if (awaited != null) {
      // One level only: chains get long.
      state =
          "waiting on "
              + (awaited.waitsFor() == null ? of(awaited) : "Deferred[waiting on another]");
    } else {
      state = withoutWaiting(deferred, callbacks);
    }
    return "Deferred["
        + (deferred.paused() ? "paused, " : "")
        + state
        + inWords(callbacks, deferred.fired() ? " left" : "")
        + "]";
  }

  private static String withoutWaiting(Chain deferred, int callbacks) {
    if (!deferred.fired()) {
      return "not fired";
    }
    if (deferred.running()) {
      return "running a callback";
    }
    if (deferred.result() instanceof Failure failure) {
      return (callbacks == 0 ? "failed, nobody has handled it: " : "failed with ")
          + failure.exception();
    }
    return "fired with " + deferred.result();
  }

  private static String inWords(int callbacks, String left) {
    return switch (callbacks) {
      case 0 -> "";
      case 1 -> ", 1 callback" + left;
      default -> ", " + callbacks + " callbacks" + left;
    };
  }

  /** Counts what was added; the links by which others wait are no callbacks. */
  private static int callbacks(Chain deferred) {
    int callbacks = 0;
    Link last = deferred.last();
    if (last != null) {
      @Nullable Link link = last;
      do {
        if (!(link instanceof Link.HandOver)) {
          callbacks++;
        }
        link = link.next;
      } while (link != null && link != last);
    }
    return callbacks;
  }
}
