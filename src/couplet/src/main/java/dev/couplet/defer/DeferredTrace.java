// SPDX-License-Identifier: Apache-2.0
package dev.couplet.defer;

import dev.couplet.trace.Boundary;
import dev.couplet.trace.Draft;
import dev.couplet.trace.Kind;
import dev.couplet.trace.Recorder;
import dev.couplet.trace.Subject;
import org.jspecify.annotations.Nullable;

/**
 * What a recording is told of one Deferred that was made in it. On threads that are not recorded it
 * is told, too: a Deferred that is used there may be on the wrong one.
 */
final class DeferredTrace {
  private final Recorder maker;
  private final Subject subject;
  private int links;

  /** The event that let the chain run: the fire, the last link that ran, what was added late. */
  private int cause;

  /** The event in another chain that fires this one, 0 if it is the program that does. */
  private int firedBy;

  private DeferredTrace(Recorder maker, Subject subject) {
    this.maker = maker;
    this.subject = subject;
  }

  /** Tells of a new Deferred, unless the library makes it for its own use. */
  static @Nullable DeferredTrace ofNewDeferred() {
    Recorder maker = Recorder.current();
    Draft made = maker == null ? null : maker.event(Kind.DEFERRED_MADE).line();
    if (maker == null || made == null || !made.hasLine()) {
      return null;
    }
    Subject subject = maker.subject(Subject.Type.DEFERRED);
    made.of(subject).add();
    return new DeferredTrace(maker, subject);
  }

  static @Nullable Subject subject(@Nullable Chain chain) {
    DeferredTrace trace = chain == null ? null : chain.trace();
    return trace == null ? null : trace.subject;
  }

  private @Nullable Draft event(Kind kind) {
    Recorder recorder = maker.onThisThread();
    return recorder == null ? null : recorder.event(kind).of(subject);
  }

  /** Tells of something that has no more to it. */
  void tell(Kind kind) {
    Draft event = event(kind);
    if (event != null) {
      event.add();
    }
  }

  /** Tells of something that the program's line has done. */
  void tellWithLine(Kind kind) {
    Draft event = event(kind);
    if (event != null) {
      event.line().add();
    }
  }

  /** Tells of something between this and {@code other}. */
  void tell(Kind kind, @Nullable Chain other) {
    Draft event = event(kind);
    if (event != null) {
      event.other(subject(other)).add();
    }
  }

  void tell(Kind kind, Failure failure) {
    Draft event = event(kind);
    if (event != null) {
      event.text(failure.exception()).add();
    }
  }

  /** Tells that it was fired. */
  void fired(@Nullable Object outcome) {
    Draft event = event(outcome instanceof Failure ? Kind.FAILED : Kind.CALLED_BACK);
    if (event != null) {
      if (firedBy != 0) {
        event.cause(firedBy);
      }
      cause = event.text(said(outcome)).line().add();
    }
  }

  /** The next fire comes from a link of {@code supplier}. */
  void isFiredBy(@Nullable DeferredTrace supplier) {
    firedBy = supplier == null ? 0 : supplier.cause;
  }

  /** Tells that it goes on with what the chain gave that it waited for. */
  void goesOn(@Nullable Chain awaited, @Nullable Object outcome) {
    Draft event = event(outcome instanceof Failure ? Kind.GOES_ON_FAILED : Kind.GOES_ON);
    DeferredTrace other = awaited == null ? null : awaited.trace();
    if (event != null) {
      if (other != null) {
        event.other(other.subject).cause(other.cause);
      }
      cause = event.text(said(outcome)).add();
    }
  }

  private static @Nullable Object said(@Nullable Object outcome) {
    return outcome instanceof Failure failure ? failure.exception() : outcome;
  }

  void unpaused() {
    Draft event = event(Kind.UNPAUSED);
    if (event != null) {
      cause = event.line().add();
    }
  }

  /**
   * Tells that {@code link} was added, and returns what is to be put into the chain in its stead.
   *
   * @param runsNow whether nothing is before it
   */
  Link added(Link link, boolean runsNow) {
    Draft event = event(Kind.CALLBACK_ADDED);
    if (event == null) {
      return link;
    }
    links++;
    int id = event.amount(links).text(link.role()).other(subject(link.target())).line().add();
    if (runsNow) {
      cause = id;
    }
    return link.runsCallbacks() ? new TracedLink(link, links) : link;
  }

  /** Tells when a link of the program's runs, and what came of it. */
  private final class TracedLink extends Link implements Boundary {
    private final Link link;
    private final int number;

    TracedLink(Link link, int number) {
      this.link = link;
      this.number = number;
    }

    @Override
    String role() {
      return link.role();
    }

    @Override
    boolean has(boolean failed) {
      return link.has(failed);
    }

    @Override
    @Nullable Chain pass(Chain chain) {
      Recorder recorder = maker.onThisThread();
      boolean failed = chain.result() instanceof Failure;
      if (recorder == null || !has(failed)) {
        return link.pass(chain);
      }
      Kind kind = failed ? Kind.ERRBACK_RUN : Kind.CALLBACK_RUN;
      int run = recorder.event(kind).of(subject).amount(number).cause(cause).open();
      boolean returned = false;
      try {
        Chain reached = link.pass(chain);
        returned = true;
        return reached;
      } finally {
        ended(recorder, run, returned ? chain : null, failed);
      }
    }

    /** Only an error of the virtual machine leaves no chain to go on. */
    private void ended(Recorder recorder, int run, @Nullable Chain chain, boolean failed) {
      cause = run;
      Object result = chain == null ? null : chain.result();
      if (result instanceof Failure failure) {
        recorder.threw(run, failure.exception());
        return;
      }
      recorder.end(run, result);
      if (result instanceof Chain awaited) {
        recorder.event(Kind.WAITS).of(subject).other(subject(awaited)).cause(run).add();
      } else if (failed) {
        tell(Kind.HANDLED);
      }
    }
  }
}
