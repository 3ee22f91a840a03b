// SPDX-License-Identifier: Apache-2.0
package dev.couplet.defer;

import dev.couplet.trace.ErrorLog;
import dev.couplet.trace.Kind;
import dev.couplet.trace.Recorder;
import java.lang.ref.Cleaner;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one Deferred beside its result: in debug mode where it was created and fired and
 * which thread it belongs to; in any mode the failure that nobody has handled. It never refers to
 * the Deferred, so that the report can be made when that is garbage.
 */
final class Trail implements Runnable {
  static volatile boolean debugging = Boolean.getBoolean("dev.couplet.debug");

  /** The trails with a failure to report, in the order in which the failures were left. */
  private static final Set<Trail> UNHANDLED = new LinkedHashSet<>();

  private @Nullable DeferredTrace trace;
  private @Nullable Thread owner;
  private @Nullable String created;
  private @Nullable String fired;

  /** Guarded by UNHANDLED, as is what follows: the cleaner's thread reads them. */
  private @Nullable Failure unhandled;

  private Cleaner.@Nullable Cleanable report;

  static @Nullable Trail ofNewDeferred() {
    return debugging || Recorder.on() ? make() : null;
  }

  private static @Nullable Trail make() {
    Trail trail = new Trail();
    trail.trace = DeferredTrace.ofNewDeferred();
    if (debugging) {
      trail.owner = Coroutine.hostThread();
      trail.created = CallSite.current();
    }
    return debugging || trail.trace != null ? trail : null;
  }

  @Nullable DeferredTrace trace() {
    return trace;
  }

  void fired(@Nullable Object outcome) {
    if (owner != null) {
      fired = CallSite.current();
    }
    if (trace != null) {
      trace.fired(outcome);
    }
  }

  void firedAgain(boolean ignored) {
    if (trace != null) {
      trace.tellWithLine(ignored ? Kind.FIRE_IGNORED : Kind.FIRED_AGAIN);
    }
  }

  void cancelled() {
    if (trace != null) {
      trace.tellWithLine(Kind.CANCELLED);
    }
  }

  void paused() {
    if (trace != null) {
      trace.tellWithLine(Kind.PAUSED);
    }
  }

  void unpaused() {
    if (trace != null) {
      trace.unpaused();
    }
  }

  void goesOn(@Nullable Chain awaited, @Nullable Object outcome) {
    if (trace != null) {
      trace.goesOn(awaited, outcome);
    }
  }

  /** Returns what is to be put into the chain in the place of {@code link}. */
  Link added(Link link, boolean runsNow) {
    return trace == null ? link : trace.added(link, runsNow);
  }

  /** The first to add something takes over a Deferred on which nothing has happened yet. */
  void adding(boolean inUse) {
    if (owner != null && !inUse) {
      owner = Coroutine.hostThread();
    }
    checkThread();
  }

  void checkThread() {
    Thread user = Coroutine.hostThread();
    if (owner != null && owner != user) {
      throw new IllegalStateException(
          String.format(
              "a Deferred that belongs to thread %s%s was used on thread %s; use callFromThread",
              owner.getName(),
              created == null ? "" : " (created at " + created + ")",
              user.getName()));
    }
  }

  void leftUnhandled(Chain deferred, Failure failure) {
    synchronized (UNHANDLED) {
      if (failure != unhandled) {
        if (trace != null) {
          trace.tell(Kind.UNHANDLED, failure);
        }
        unhandled = failure;
        UNHANDLED.add(this);
        if (report == null) {
          report = Reporter.CLEANER.register(deferred, this);
        }
      }
    }
  }

  void handled() {
    if (report == null) {
      return;
    }
    if (trace != null) {
      trace.tell(Kind.HANDLED);
    }
    synchronized (UNHANDLED) {
      UNHANDLED.remove(this);
      unhandled = null;
    }
    report.clean();
    report = null;
  }

  /** Makes the report, if the failure is neither handled nor reported by now. */
  @Override
  public void run() {
    Failure failure;
    synchronized (UNHANDLED) {
      if (!UNHANDLED.remove(this)) {
        return;
      }
      failure = unhandled;
    }
    if (failure != null) {
      if (trace != null && Recorder.current() != null) {
        trace.tell(Kind.DROPPED, failure);
      }
      ErrorLog.report("nobody handled the failure of a Deferred" + origin(), failure.exception());
    }
  }

  static int reportAll() {
    List<Trail> trails;
    synchronized (UNHANDLED) {
      trails = new ArrayList<>(UNHANDLED);
    }
    trails.forEach(Trail::run);
    return trails.size();
  }

  String whereFired() {
    return fired == null ? "" : " (fired at " + fired + ")";
  }

  private String origin() {
    return (created == null ? "" : ", created at " + created)
        + (fired == null ? "" : ", fired at " + fired);
  }

  @Nullable String created() {
    return created;
  }

  /** Started by the first failure that is left unhandled, not before. */
  private static final class Reporter {
    static final Cleaner CLEANER =
        Cleaner.create(
            work -> {
              Thread thread = new Thread(work, "couplet-unhandled-failures");
              thread.setDaemon(true);
              return thread;
            });
  }
}
