// SPDX-License-Identifier: Apache-2.0
package dev.couplet.reactor;

import dev.couplet.clock.CallQueue;
import dev.couplet.clock.DelayedCall;
import dev.couplet.defer.Coroutine;
import dev.couplet.defer.Deferred;
import dev.couplet.defer.Failure;
import dev.couplet.reactor.SystemEvent.Phase;
import dev.couplet.trace.ErrorLog;
import dev.couplet.trace.TracedCall;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What all reactors have in common: their life, their delayed calls, their calls from threads and
 * into threads. For those who write a reactor: a subclass adds a way to wait, and the descriptors.
 */
public abstract class ReactorBase implements Reactor {
  /** For {@link #await}: nothing is due, ever. */
  protected static final long FOREVER = Long.MAX_VALUE;

  private enum State {
    /** Also after a crash. */
    NEW,
    /** Waits for what the triggers before startup wait for. */
    STARTING,
    RUNNING,
    /** Waits for what the triggers before shutdown wait for, and for work in threads. */
    STOPPING,
    STOPPED
  }

  private final CallQueue timers = new CallQueue(this::nanoTime, this::requireThread);
  private final ThreadCalls threadCalls = new ThreadCalls();
  private final ThreadPool threads = new ThreadPool(this::wakeUp);
  private final Triggers startup = new Triggers(SystemEvent.STARTUP, this::requireThread);
  private final Triggers shutdown = new Triggers(SystemEvent.SHUTDOWN, this::requireThread);
  private final LoopActivity activity = new LoopActivity();
  private final Map<Class<?>, Object> companions = new HashMap<>();
  private volatile State state = State.NEW;

  /** How many of the calls from threads that this turn has taken are still to be made. */
  private int callsLeftInTurn;

  private boolean stopAsked;

  /** What the triggers before the event under way wait for, if for anything. */
  private @Nullable Deferred<?> waitsFor;

  /** The thread that is in the loop now, if one is. */
  private volatile @Nullable Thread thread;

  /** Makes a reactor that is new. */
  protected ReactorBase() {}

  /**
   * Waits until something happens, but no longer than {@code nanos}, and deals with it. Called once
   * a turn, on the reactor's thread.
   *
   * @param nanos the time until the next delayed call is due: 0 for a look without waiting, {@link
   *     #FOREVER} if there is none
   */
  protected abstract void await(long nanos);

  /** Ends {@link #await} if that is going on. Called on any thread. */
  protected abstract void wakeUp();

  /** Returns whether there is a reader or a writer. */
  protected abstract boolean watches();

  /** Lets go of what the reactor held from the system. Called once it has stopped. */
  protected void release() {}

  // ------------------------------------------------------------------------------ its life

  @Override
  public final void run() {
    if (state == State.STOPPED) {
      throw new ReactorNotRestartable("this reactor was stopped before; make a new one");
    }
    enter();
    activity.trace().runBegins();
    try {
      stopAsked = false;
      state = State.STARTING;
      waitsFor = startup.before();
      startUp();
      while (inRun()) {
        makeCalls();
        shutDown();
        startUp();
        if (inRun()) {
          endTurn();
          await(nanosUntilNextCall());
        }
      }
    } finally {
      activity.trace().runEnds();
      leave();
      if (state == State.STOPPED) {
        release();
      } else {
        state = State.NEW;
      }
    }
  }

  /** Begins to run, if what that waits for has happened. */
  private void startUp() {
    if (state == State.STARTING && !stopAsked && hasFired(waitsFor)) {
      state = State.RUNNING;
      call(startup::duringAndAfter);
    }
  }

  /** Begins to stop if that was asked, and ends if what that waits for has happened. */
  private void shutDown() {
    if (mayBeginToStop()) {
      state = State.STOPPING;
      call(() -> waitsFor = shutdown.before());
    }
    if (mayEnd()) {
      state = State.STOPPED;
      for (Descriptor descriptor : removeAll()) {
        lose(descriptor, new ReactorStopped());
      }
      threads.close();
      call(shutdown::duringAndAfter);
      call(Coroutine::unwindAll);
      threadCalls.close();
    }
  }

  private boolean mayBeginToStop() {
    return stopAsked && (state == State.STARTING || state == State.RUNNING);
  }

  /** Looks at the threads first: their results are among the calls before they come to rest. */
  private boolean mayEnd() {
    return state == State.STOPPING
        && hasFired(waitsFor)
        && threads.atRest()
        && threadCalls.isEmpty();
  }

  private static boolean hasFired(@Nullable Deferred<?> deferred) {
    return deferred == null || deferred.called();
  }

  private boolean inRun() {
    return state != State.NEW && state != State.STOPPED;
  }

  @Override
  public final void stop() {
    requireThread("stop");
    if (!inRun() || stopAsked) {
      throw new ReactorNotRunning(
          state == State.NEW
              ? "stop called before run; use callWhenRunning to stop it once it runs"
              : "this reactor was stopped before");
    }
    activity.trace().stopAsked();
    stopAsked = true;
  }

  @Override
  public final void crash() {
    requireThread("crash");
    if (!inRun()) {
      throw new ReactorNotRunning("crash called while the reactor does not run");
    }
    state = State.NEW;
  }

  @Override
  public final void iterate(Duration delay) {
    if (delay.isNegative()) {
      throw new IllegalArgumentException("delay < 0: " + delay);
    }
    enter();
    try {
      makeCalls();
      endTurn();
      await(Math.min(delay.toNanos(), nanosUntilNextCall()));
    } finally {
      leave();
    }
  }

  @Override
  public final boolean running() {
    State now = state;
    return now == State.RUNNING || now == State.STOPPING;
  }

  @Override
  public final boolean idle() {
    requireThread("idle");
    // The threads first, as in mayEnd: their results are among the calls before they come to rest.
    return threads.atRest()
        && callsLeftInTurn == 0
        && threadCalls.isEmpty()
        && timers.next() == null
        && !watches();
  }

  /** Returns whether it was told to stop, and waits for something before it does. */
  protected final boolean stopping() {
    return state == State.STOPPING;
  }

  @Override
  public final void callWhenRunning(Runnable call) {
    requireThread("callWhenRunning");
    if (running()) {
      call.run();
    } else {
      Runnable traced = TracedCall.of("callWhenRunning", call);
      startup.add(Phase.AFTER, Executors.callable(traced));
    }
  }

  @Override
  public final Trigger addSystemEventTrigger(Phase phase, SystemEvent event, Runnable trigger) {
    requireThread("addSystemEventTrigger");
    Runnable traced = TracedCall.of("addSystemEventTrigger", trigger);
    return triggers(event).add(phase, Executors.callable(traced));
  }

  @Override
  public final Trigger addSystemEventTriggerDeferred(
      SystemEvent event, Callable<? extends Deferred<?>> trigger) {
    requireThread("addSystemEventTriggerDeferred");
    return triggers(event).add(Phase.BEFORE, trigger);
  }

  private Triggers triggers(SystemEvent event) {
    return event == SystemEvent.STARTUP ? startup : shutdown;
  }

  // ------------------------------------------------------------------------- calls, in time

  @Override
  public final DelayedCall callLater(Duration delay, Runnable call) {
    requireThread("callLater");
    return timers.add(delay, call);
  }

  @Override
  public final List<DelayedCall> delayedCalls() {
    requireThread("delayedCalls");
    return timers.pending();
  }

  /** Makes the calls from threads and the delayed calls that are due now: those of one turn. */
  protected final void makeCalls() {
    List<Runnable> batch = threadCalls.takeBatch();
    callsLeftInTurn = batch.size();
    for (Runnable call : batch) {
      callsLeftInTurn--;
      activity.begin();
      ErrorLog.guard("a call from a thread failed", call);
      activity.end();
    }
    batch.clear();
    if (timers.next() == null) {
      return;
    }
    long now = nanoTime();
    long added = timers.added();
    while (timers.nextDue(now, added) != null) {
      activity.begin();
      timers.runNext();
      activity.end();
    }
  }

  /** Returns how many calls were made so far. */
  protected final long callsMade() {
    return activity.calls();
  }

  /** Returns how long nothing is to be done: 0 or more, or {@link #FOREVER}. */
  protected final long nanosUntilNextCall() {
    if (!threadCalls.isEmpty() || mayBeginToStop() || mayEnd()) {
      return 0;
    }
    DelayedCall next = timers.next();
    return next == null ? FOREVER : Math.max(0, next.dueNanos() - nanoTime());
  }

  private void call(Runnable call) {
    activity.begin();
    call.run();
    activity.end();
  }

  // ------------------------------------------------------------------------------- threads

  @Override
  public final void callFromThread(Runnable call) {
    threadCalls.add(activity.trace().fromThread(call));
    if (!onReactorThread()) {
      wakeUp();
    }
  }

  @Override
  public final void callInThread(Runnable call) {
    threads.add(TracedCall.of("callInThread", call));
  }

  /** Returns whether no thread of the reactor's own is at work, unless it waits for the reactor. */
  protected final boolean threadsAtRest() {
    return threads.atRest();
  }

  @Override
  public final boolean onReactorThread() {
    Thread looping = thread;
    return looping != null && isCurrent(looping);
  }

  /** The body of a coroutine counts as the thread that stands still for it. */
  private static boolean isCurrent(Thread thread) {
    return thread == Thread.currentThread() || thread == Coroutine.hostThread();
  }

  @Override
  public final LoopWatch watch(Duration limit, Consumer<? super BlockedLoop> listener) {
    LoopWatch watch = watch(limit, listener, System::nanoTime);
    watch.start();
    return watch;
  }

  final LoopWatch watch(
      Duration limit, Consumer<? super BlockedLoop> listener, LongSupplier nanoTime) {
    return new LoopWatch(activity, this::stack, nanoTime, limit, listener);
  }

  private List<StackTraceElement> stack() {
    Thread looping = thread;
    return looping == null ? List.of() : List.of(Coroutine.runnerFor(looping).getStackTrace());
  }

  /**
   * Makes this the reactor's thread until {@link #leave}.
   *
   * @throws ReactorAlreadyRunning if another is, or this one already
   */
  protected final synchronized void enter() {
    Thread owner = thread;
    if (owner != null) {
      throw new ReactorAlreadyRunning("this reactor runs already, on thread " + owner.getName());
    }
    thread = Thread.currentThread();
  }

  /** Ends what {@link #enter} began. */
  protected final void leave() {
    activity.end();
    endTurn();
    thread = null;
  }

  /** Tells a recording that the turn is over. For a reactor that need not wait for the next. */
  protected final void endTurn() {
    activity.trace().turnEnds();
  }

  @Override
  public final void requireThread(String method) {
    Thread looping = thread;
    if (looping != null && !isCurrent(looping)) {
      activity.trace().refused(method);
      throw new WrongThread(
          "%s called on thread %s; use callFromThread"
              .formatted(method, Thread.currentThread().getName()));
    }
  }

  // --------------------------------------------------------------- for those who build on it

  @Override
  public Deferred<List<InetAddress>> resolve(String host) {
    requireThread("resolve");
    return NameLookup.of(host, this);
  }

  @Override
  public final <T> T companion(Class<T> type, Function<? super Reactor, ? extends T> make) {
    requireThread("companion");
    Object companion = companions.get(type);
    if (companion == null) {
      companion = make.apply(this);
      companions.put(type, companion);
    }
    return type.cast(companion);
  }

  // --------------------------------------------------------------------------- descriptors

  /**
   * Throws unless the channel of {@code descriptor} can be watched.
   *
   * @throws IllegalArgumentException if it is closed, or a blocking one
   * @throws ReactorNotRunning if the reactor was stopped
   */
  protected final void requireUsable(Descriptor descriptor) {
    if (state == State.STOPPED) {
      throw new ReactorNotRunning("this reactor was stopped before, and watches no more channels");
    }
    if (!descriptor.channel().isOpen()) {
      throw new IllegalArgumentException("the channel of %s is closed".formatted(descriptor));
    }
    if (descriptor.channel().isBlocking()) {
      throw new IllegalArgumentException(
          "the channel of %s is a blocking one; call configureBlocking(false) first"
              .formatted(descriptor));
    }
  }

  /** Has {@code reader} read, and drops it if that throws. */
  protected final void read(ReadDescriptor reader) {
    activity.begin();
    try {
      Ready.read(reader);
    } catch (Throwable e) {
      drop(reader, e);
    }
    activity.end();
  }

  /** Has {@code writer} write, and drops it if that throws. */
  protected final void write(WriteDescriptor writer) {
    activity.begin();
    try {
      Ready.write(writer);
    } catch (Throwable e) {
      drop(writer, e);
    }
    activity.end();
  }

  private void drop(Descriptor descriptor, Throwable reason) {
    if (reason instanceof VirtualMachineError error && !(reason instanceof StackOverflowError)) {
      throw error;
    }
    if (!(reason instanceof IOException)) {
      ErrorLog.report("a descriptor failed", reason);
    }
    if (descriptor instanceof ReadDescriptor reader) {
      removeReader(reader);
    }
    if (descriptor instanceof WriteDescriptor writer) {
      removeWriter(writer);
    }
    lose(descriptor, reason);
  }

  private static void lose(Descriptor descriptor, Throwable reason) {
    ErrorLog.guard("connectionLost failed", () -> descriptor.connectionLost(new Failure(reason)));
  }
}
