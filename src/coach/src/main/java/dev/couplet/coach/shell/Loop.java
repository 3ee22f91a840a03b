// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.shell;

import dev.couplet.defer.Coroutine;
import dev.couplet.reactor.Reactor;
import dev.couplet.reactor.SystemEvent;
import dev.couplet.reactor.SystemEvent.Phase;
import java.time.Duration;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A thread with a running reactor, to which another thread hands tasks and waits for each.
 *
 * <p>A reactor that is stopped can't run again; so a new one follows it, on the same thread, until
 * the loop is closed. A thread that does not come back is given up, and a new one with a new
 * reactor follows it, see {@link LoopStop}. No task is lost in between: it runs on the one or on
 * the other.
 */
final class Loop implements AutoCloseable {
  private static final Duration TIME_TO_CLOSE = Duration.ofSeconds(1);
  private static final Duration TIME_TO_SETTLE = Duration.ofMillis(500);
  private static final long LOOK_MILLIS = 10;

  private final Supplier<? extends Reactor> reactors;
  private final Watcher watcher;
  private final Queue<LoopTask<?>> submitted = new ConcurrentLinkedQueue<>();

  /** Threads that snippets start are in it too, since a thread inherits its group. */
  private final ThreadGroup group = new ThreadGroup("couplet shell");

  /** Held to change what is under way, and to look at it and act on it. */
  private final Object turn = new Object();

  private volatile Life life;
  private volatile @Nullable ClassLoader contextClassLoader;
  private volatile boolean closing;
  private boolean stopUnderWay;

  /** Hears of what happens to the reactors, on the loop's thread. */
  interface Watcher {
    /** {@code reactor} is about to run. */
    void starting(Reactor reactor);

    /** The reactor ended, by {@code error} or because it was stopped; the next one will start. */
    void ended(@Nullable Throwable error);

    /** The thread was given up, while it was at {@code stack}. Called on another one. */
    default void gaveUp(StackTraceElement[] stack) {}

    /** The task under way waits for something that the reactor has to bring. */
    default void taskWaits() {}

    /** The task that waited has ended. */
    default void taskEnds() {}
  }

  /** A thread, the reactors that run on it one after the other, and what they are at. */
  private final class Life {
    private final Thread thread = new Thread(group, () -> live(this), "reactor");
    private volatile Reactor reactor;

    /** The task whose turn it is. Guarded by {@link #turn}. */
    private @Nullable LoopTask<?> current;

    /** The task that waits in a coroutine, with other turns between its own. */
    private volatile @Nullable LoopTask<?> waiting;

    /** The reactor that is about to end, if it is. Only for the thread. */
    private @Nullable Reactor ending;

    Life(Reactor reactor) {
      this.reactor = reactor;
      // Not a daemon: the threads that snippets start would be daemons too, and not be waited for.
      thread.setDaemon(false);
    }

    void start() {
      ClassLoader loader = contextClassLoader;
      if (loader != null) {
        thread.setContextClassLoader(loader);
      }
      thread.start();
    }
  }

  /** Makes a loop whose reactors come from {@code reactors}; {@link #start} runs the first. */
  Loop(Supplier<? extends Reactor> reactors, Watcher watcher) {
    this.reactors = reactors;
    this.watcher = watcher;
    this.life = new Life(reactors.get());
  }

  void start() {
    life.start();
  }

  /** Sets what snippets find as their thread's context class loader. */
  void contextClassLoader(ClassLoader loader) {
    contextClassLoader = loader;
    life.thread.setContextClassLoader(loader);
  }

  /** Returns the reactor that runs, or ran last. */
  Reactor reactor() {
    return life.reactor;
  }

  // ------------------------------------------------------------------------------ handing over

  /**
   * Runs {@code task} in a turn of its own on the loop's thread, and returns what it returns or
   * throws what it throws. Not for the loop's thread itself.
   *
   * @throws Stopped if the thread was given up while the task was under way
   */
  <T extends @Nullable Object> T call(Callable<T> task) throws Exception {
    return call(new LoopTask<>(task, false));
  }

  /** As {@link #call}, but as a coroutine: the task may wait, and the loop goes on meanwhile. */
  <T extends @Nullable Object> T callWaiting(Callable<T> task) throws Exception {
    return call(new LoopTask<>(task, true));
  }

  private <T extends @Nullable Object> T call(LoopTask<T> task) throws Exception {
    submit(task);
    try {
      while (!task.isDone()) {
        try {
          task.await();
        } catch (InterruptedException e) {
          stop();
        }
      }
      return task.result();
    } finally {
      settle();
    }
  }

  /**
   * Lets a reactor that was asked to stop do so, so that the next task finds the new one. It may
   * have to wait for more, such as a task yet to come; then it goes on, as it should.
   */
  private void settle() {
    // By its turn, the turn of the task is over, and the reactor has seen to it that it was asked.
    LoopTask<@Nullable Reactor> look = new LoopTask<>(() -> life.ending, false);
    submit(look);
    long end = System.nanoTime() + TIME_TO_SETTLE.toNanos();
    try {
      if (!look.await(TIME_TO_SETTLE.toNanos())) {
        return; // A callback holds the loop.
      }
      Reactor asked = look.result();
      while (asked != null && asked == reactor() && System.nanoTime() - end < 0) {
        Thread.sleep(1);
      }
    } catch (InterruptedException e) {
      stop();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** Runs {@code task} after the turn that is going on. For any thread. */
  void callSoon(Runnable task) {
    submit(new LoopTask<>(Executors.callable(task), false));
  }

  private void submit(LoopTask<?> task) {
    submitted.add(task);
    // Read after the task was added: a reactor that starts later asks for all tasks that are left.
    Life now = life;
    now.reactor.callFromThread(() -> run(now, task));
  }

  // --------------------------------------------------------------------------- who is under way

  /**
   * Returns whether the current thread is the loop's, or a coroutine's for which it stands still.
   */
  boolean inLoop() {
    return reactor().onReactorThread();
  }

  /** Returns whether the current thread is the loop's, and at work on a task. */
  boolean inTask() {
    synchronized (turn) {
      Life now = life;
      return inLoop() && (now.current != null || (now.waiting != null && now.waiting.runsHere()));
    }
  }

  /** Returns whether a task waits, and the loop goes on meanwhile. */
  boolean waits() {
    return life.waiting != null;
  }

  // -------------------------------------------------------------------------------- stopping it

  /**
   * Ends what holds the loop, be it a task or a callback, and cancels what the task under way waits
   * for. Returns at once. Does nothing to a loop that waits for something to happen.
   */
  void stop() {
    synchronized (turn) {
      if (stopUnderWay) {
        return;
      }
      stopUnderWay = true;
    }
    Life held = life;
    // After its turn, for it may be about to wait.
    callSoon(() -> cancelWait(held));
    LoopStop stopping = new LoopStop(held.thread, this::callSoon, () -> giveUp(held));
    Thread stopper =
        new Thread(
            () -> {
              try {
                stopping.run();
              } finally {
                synchronized (turn) {
                  stopUnderWay = false;
                }
              }
            },
            "couplet shell stop");
    stopper.setDaemon(true);
    stopper.start();
  }

  private static void cancelWait(Life held) {
    LoopTask<?> waits = held.waiting;
    if (waits != null) {
      waits.cancel();
    }
  }

  private void giveUp(Life old) {
    Life next;
    LoopTask<?> current;
    synchronized (turn) {
      if (life != old || closing) {
        return;
      }
      next = new Life(reactors.get());
      current = old.current;
      life = next;
    }
    watcher.gaveUp(Coroutine.runnerFor(old.thread).getStackTrace());
    giveUp(current);
    giveUp(old.waiting);
    StopCheck.giveUp(old.thread);
    // Should the thread ever come back to its loop.
    old.reactor.callFromThread(() -> stopReactor(old.reactor));
    next.start();
  }

  private static void giveUp(@Nullable LoopTask<?> task) {
    if (task != null) {
      task.fail(new Stopped("it did not stop, and its thread was given up"));
    }
  }

  /**
   * Waits until nothing is left to do: the reactor is idle, and no thread that a snippet started
   * still runs (daemons do not count).
   */
  void awaitIdle() throws Exception {
    // Threads first: what they ask of the reactor as their last act is seen then.
    while (othersRun() || !call(() -> reactor().idle())) {
      Thread.sleep(LOOK_MILLIS);
    }
  }

  /** Stops the reactor and ends the thread. A callback that holds the loop is left behind. */
  @Override
  public void close() {
    closing = true;
    Life last = life;
    last.reactor.callFromThread(() -> stopReactor(last.reactor));
    try {
      last.thread.join(TIME_TO_CLOSE.toMillis());
      if (last.thread.isAlive()) {
        StopCheck.giveUp(last.thread);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  // -------------------------------------------------------------------------- on the loop's thread

  private void live(Life own) {
    Reactor next = own.reactor;
    while (goesOn(own)) {
      Throwable error = runToItsEnd(own, next);
      if (goesOn(own)) {
        watcher.ended(error);
        next = reactors.get();
      }
    }
    StopCheck.ended();
  }

  private boolean goesOn(Life own) {
    return !closing && life == own;
  }

  private @Nullable Throwable runToItsEnd(Life own, Reactor next) {
    own.reactor = next;
    own.ending = null;
    watcher.starting(next);
    next.addSystemEventTrigger(Phase.BEFORE, SystemEvent.SHUTDOWN, () -> own.ending = next);
    if (closing) {
      next.callFromThread(() -> stopReactor(next));
    }
    for (LoopTask<?> task : submitted) {
      next.callFromThread(() -> run(own, task));
    }
    try {
      next.run();
      return null;
    } catch (Throwable e) {
      return e;
    } finally {
      // One that was stopped has done so; one that broke has not, and a task may wait for ever.
      Coroutine.unwindAll();
    }
  }

  private static void stopReactor(Reactor reactor) {
    try {
      reactor.stop();
    } catch (IllegalStateException e) {
      // A snippet stopped it just before.
    }
  }

  /** Runs {@code task}, unless it has been: two reactors may have been asked to. */
  private void run(Life own, LoopTask<?> task) {
    if (life != own || !submitted.remove(task)) {
      return;
    }
    begin(own, task);
    try {
      if (task.mayWait()) {
        task.start(() -> end(own, task));
        if (!task.isDone()) {
          own.waiting = task;
          watcher.taskWaits();
        }
      } else {
        task.run();
      }
    } finally {
      begin(own, null);
    }
  }

  private void end(Life own, LoopTask<?> task) {
    if (own.waiting == task) {
      own.waiting = null;
      watcher.taskEnds();
    }
  }

  /** An interrupt that comes too late for one turn must not hit the next. */
  private void begin(Life own, @Nullable LoopTask<?> task) {
    synchronized (turn) {
      own.current = task;
      Thread.interrupted();
    }
  }

  private boolean othersRun() {
    Thread[] threads = new Thread[group.activeCount() + 8];
    int count = group.enumerate(threads);
    for (int i = 0; i < count; i++) {
      Thread each = Objects.requireNonNull(threads[i]);
      if (each != life.thread && !each.isDaemon() && !StopCheck.isGivenUp(each)) {
        return true;
      }
    }
    return false;
  }
}
