// SPDX-License-Identifier: Apache-2.0
package dev.couplet.reactor;

import dev.couplet.trace.Kind;
import dev.couplet.trace.Recorder;
import dev.couplet.trace.Subject;
import dev.couplet.trace.TracedCall;
import org.jspecify.annotations.Nullable;

/**
 * What a loop tells a recording of its thread: that it runs, and its turns. A turn begins with the
 * first thing that there is to do after a wait: so one in which nothing is done is not told of.
 *
 * <p>For the loop's thread; only threads that are handed or refused something look at the recorder.
 */
final class LoopTrace {
  private volatile @Nullable Recorder recorder;
  private @Nullable Subject loop;
  private int run;
  private int turn;

  /** The loop was run by the program. */
  void runBegins() {
    Recorder now = recorder();
    if (now != null) {
      run = now.event(Kind.LOOP).of(loop).line().open();
    }
  }

  /** There is something to do. */
  void workBegins() {
    Recorder now = recorder();
    if (now != null && turn == 0) {
      turn = now.event(Kind.TURN).of(loop).open();
    }
  }

  /** All is done for now, and the loop is about to wait. */
  void turnEnds() {
    if (turn != 0) {
      end(turn);
      turn = 0;
    }
  }

  /** The loop has ended. */
  void runEnds() {
    turnEnds();
    if (run != 0) {
      end(run);
      run = 0;
    }
    recorder = null;
  }

  private void end(int opened) {
    Recorder then = recorder;
    if (then != null) {
      then.end(opened);
    }
  }

  void stopAsked() {
    Recorder now = recorder();
    if (now != null) {
      now.event(Kind.STOP).of(loop).line().add();
    }
  }

  /** The current thread, which is not the loop's, was refused {@code method}. */
  void refused(String method) {
    Recorder receiver = recorder;
    Recorder own = receiver == null ? null : receiver.onThisThread();
    if (own != null) {
      own.event(Kind.WRONG_THREAD).of(loop).text(method).line().add();
    }
  }

  /** Returns what is to be called on the loop's thread when another asks for {@code call}. */
  Runnable fromThread(Runnable call) {
    return TracedCall.handedTo(recorder, "callFromThread", call);
  }

  /** Returns the recorder of the current thread, which is the loop's. A new one is a new trace. */
  private @Nullable Recorder recorder() {
    Recorder now = Recorder.current();
    if (now != recorder) {
      recorder = now;
      loop = now == null ? null : now.subject(Subject.Type.LOOP);
      run = 0;
      turn = 0;
    }
    return now;
  }
}
