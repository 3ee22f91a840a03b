// SPDX-License-Identifier: Apache-2.0
package dev.couplet.defer;

import dev.couplet.trace.ErrorLog;
import dev.couplet.trace.Kind;
import dev.couplet.trace.Recorder;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * One coroutine: running, waiting for a Deferred, or ended. Its fields need no guard, since the
 * {@link Turns} let one of the two threads run at a time.
 */
final class CoroutineBody<T extends @Nullable Object> implements Cancellation.OfOthers {
  private static final ThreadLocal<@Nullable CoroutineBody<?>> CURRENT = new ThreadLocal<>();

  /** All that have waited and not ended, so that they can be unwound. */
  private static final Set<CoroutineBody<?>> ALIVE = ConcurrentHashMap.newKeySet();

  private final Callable<? extends T> body;
  private final Deferred<T> result = new Deferred<>(this);
  private final Turns turns = new Turns(this::run);

  /** The thread that the body counts as: the one at the bottom, if bodies resume each other. */
  private volatile Thread host = Coroutine.hostThread();

  /** Where the body waits, or null if it does not. */
  private @Nullable Wait wait;

  /** What records the body's turns, if anything does. */
  private @Nullable Recorder recorder;

  private boolean cancelledWhileRunning;
  private boolean unwinding;
  private boolean ended;

  /** What the body ended with: a value, or a Failure. */
  private @Nullable Object outcome;

  CoroutineBody(Callable<? extends T> body) {
    this.body = body;
  }

  static @Nullable CoroutineBody<?> current() {
    return CURRENT.get();
  }

  Thread host() {
    return host;
  }

  Deferred<T> start() {
    resume();
    if (ended) {
      result.fire(outcome);
    } else {
      ALIVE.add(this);
    }
    return result;
  }

  // --- On the host's thread ---

  /** Runs the body up to its next wait, or to its end. */
  private void resume() {
    host = Coroutine.hostThread();
    Recorder hosts = Recorder.current();
    recorder = hosts == null ? null : hosts.strand(recorder, "coroutine");
    turns.give();
    if (ended) {
      ALIVE.remove(this);
      if (outcome instanceof Failure failure
          && failure.exception() instanceof VirtualMachineError error) {
        result.fire(failure);
        throw error;
      }
    }
  }

  static int unwindAll(Thread host) {
    List<CoroutineBody<?>> waiting =
        ALIVE.stream().filter(body -> body.host == host && body.wait != null).toList();
    waiting.forEach(CoroutineBody::unwind);
    return waiting.size();
  }

  private void unwind() {
    if (wait == null) {
      return; // Another one, while being unwound, made it go on.
    }
    unwinding = true;
    wait.outcome = new Failure(new CoroutineExit());
    wait = null;
    resume();
    if (outcome instanceof Failure failure && failure.check(CoroutineExit.class) == null) {
      ErrorLog.report("a coroutine failed while it was unwound", failure.exception());
    }
  }

  @Override
  public List<? extends Chain> others() {
    if (wait == null) {
      cancelledWhileRunning = true;
      return List.of();
    }
    return List.of(wait.awaited);
  }

  // --- On the body's thread ---

  private void run() {
    CURRENT.set(this);
    takeRecorder();
    try {
      outcome = body.call();
      while (outcome instanceof Deferred<?> last) {
        outcome = await(last);
      }
    } catch (Throwable e) {
      outcome = new Failure(e);
    }
    ended = true;
  }

  <U extends @Nullable Object> U await(Deferred<U> awaited) throws Exception {
    if (unwinding) {
      throw new CoroutineExit();
    }
    if (cancelledWhileRunning) {
      cancelledWhileRunning = false;
      throw new CancelledError("the coroutine was cancelled");
    }
    Wait here = new Wait(this, awaited);
    wait = here;
    awaited.add(here);
    if (wait == here) {
      result.traceWith(Kind.WAITS, awaited);
      turns.giveBack();
      takeRecorder();
      DeferredTrace trace = result.trace();
      if (trace != null) {
        trace.goesOn(awaited, here.outcome);
      }
    }
    return here.outcome instanceof Failure failure ? failure.raise() : Results.as(here.outcome);
  }

  /** The recording may have begun or ended since this thread's last turn. */
  private void takeRecorder() {
    if (recorder != null || Recorder.on()) {
      Recorder.change(recorder);
    }
  }

  /** The link that a wait adds to the chain that it waits for. */
  private static final class Wait extends Link {
    private final CoroutineBody<?> body;
    final Chain awaited;
    @Nullable Object outcome;

    Wait(CoroutineBody<?> body, Chain awaited) {
      this.body = body;
      this.awaited = awaited;
    }

    @Override
    String role() {
      return "await";
    }

    @Override
    Chain target() {
      return body.result;
    }

    @Override
    @Nullable Chain pass(Chain chain) {
      if (body.wait != this) {
        return null; // It was unwound: the result is for others.
      }
      body.wait = null;
      outcome = chain.takeResult();
      if (CURRENT.get() == body) {
        return null; // It was there already: the body has not given its turn away.
      }
      Callback.Action<CoroutineBody<?>> resume = CoroutineBody::resume;
      chain.run(resume, body);
      return body.ended ? chain.relay(body.result, body.outcome) : null;
    }
  }
}
