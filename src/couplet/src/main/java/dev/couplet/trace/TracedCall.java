// SPDX-License-Identifier: Apache-2.0
package dev.couplet.trace;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Calls that will be made later, or on another thread, and that a trace follows there: while
 * something records, another Runnable stands in for the call. For those who write what makes calls
 * later.
 */
public final class TracedCall {
  private static final Duration LONGEST = Duration.ofNanos(Long.MAX_VALUE);

  private TracedCall() {}

  /**
   * Returns what is to be run in place of {@code call}, which is the call itself unless the current
   * thread is recorded.
   *
   * @param method what the program has called to ask for it, as the trace is to name it
   */
  public static Runnable of(String method, Runnable call) {
    Recorder recorder = Recorder.current();
    return recorder == null ? call : made(recorder, method, Event.NO_AMOUNT, call);
  }

  /** As {@link #of}, for a call that is due after {@code delay}. */
  public static Runnable later(String method, Duration delay, Runnable call) {
    Recorder recorder = Recorder.current();
    return recorder == null ? call : made(recorder, method, nanos(delay), call);
  }

  /**
   * As {@link #of}, for a call that any thread may hand over to one that {@code receiver} records:
   * so a thread that knows nothing of the trace is seen in it when it does.
   */
  public static Runnable handedTo(@Nullable Recorder receiver, String method, Runnable call) {
    if (!Recorder.on()) {
      return call;
    }
    Recorder own = Recorder.current();
    Recorder recorder = own != null || receiver == null ? own : receiver.onThisThread();
    return recorder == null ? call : made(recorder, method, Event.NO_AMOUNT, call);
  }

  private static Runnable made(Recorder recorder, String method, long delayNanos, Runnable call) {
    Subject subject = recorder.subject(Subject.Type.CALL);
    Draft made = recorder.event(Kind.CALL_MADE).of(subject).text(method).amount(delayNanos);
    return new StandIn(call, recorder, subject, made.line().add());
  }

  private static long nanos(Duration delay) {
    return delay.compareTo(LONGEST) < 0 ? delay.toNanos() : Long.MAX_VALUE;
  }

  /** Returns the call for which {@code call} stands in, which may be itself. */
  public static Runnable original(Runnable call) {
    return call instanceof StandIn standIn ? standIn.call : call;
  }

  /** Returns whether {@code call} is traced. While nothing records, it is not even looked at. */
  public static boolean isTraced(@Nullable Runnable call) {
    return Recorder.on() && call instanceof StandIn;
  }

  /** Notes that {@code call} was taken back, if it is traced. */
  public static void cancelled(@Nullable Runnable call) {
    Draft event = event(Kind.CALL_CANCELLED, call);
    if (event != null) {
      event.line().add();
    }
  }

  /** Notes that {@code call} is due in {@code delayNanos} instead, if it is traced. */
  public static void moved(@Nullable Runnable call, long delayNanos) {
    Draft event = event(Kind.CALL_MOVED, call);
    if (event != null) {
      event.amount(delayNanos).line().add();
    }
  }

  private static @Nullable Draft event(Kind kind, @Nullable Runnable call) {
    if (!Recorder.on() || !(call instanceof StandIn standIn)) {
      return null;
    }
    Recorder recorder = standIn.maker.onThisThread();
    return recorder == null ? null : recorder.event(kind).of(standIn.subject);
  }

  /** Runs a call, and tells of it on whatever thread that is. */
  private static final class StandIn implements Runnable, Boundary {
    private final Runnable call;
    private final Recorder maker;
    private final Subject subject;
    private final int made;

    StandIn(Runnable call, Recorder maker, Subject subject, int made) {
      this.call = call;
      this.maker = maker;
      this.subject = subject;
      this.made = made;
    }

    @Override
    public void run() {
      Recorder recorder = maker.onThisThread();
      if (recorder == null) {
        call.run();
        return;
      }
      Recorder before = Recorder.change(recorder);
      int begun = recorder.event(Kind.CALL_RUN).of(subject).cause(made).open();
      try {
        call.run();
        recorder.end(begun);
      } catch (Throwable e) {
        recorder.threw(begun, e);
        throw e;
      } finally {
        // A recording that ended within the call has put its own back.
        if (before != recorder && !recorder.recording.ended()) {
          Recorder.change(before);
        }
      }
    }
  }
}
