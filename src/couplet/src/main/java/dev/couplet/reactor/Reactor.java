// SPDX-License-Identifier: Apache-2.0
package dev.couplet.reactor;

import dev.couplet.clock.Clock;
import dev.couplet.defer.Deferred;
import dev.couplet.reactor.SystemEvent.Phase;
import java.net.InetAddress;
import java.nio.channels.spi.SelectorProvider;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A loop that waits until something happens and then makes the calls that were asked for.
 *
 * <p>It is new, then running from {@link #run} until it has been stopped, and then done for good.
 * It belongs to the thread that runs it: while it runs, its methods are for that thread alone, and
 * throw {@link WrongThread} elsewhere, unless they say that they are for any thread. A call that
 * throws is reported to {@link dev.couplet.trace.ErrorLog}, and the loop goes on.
 *
 * <p>Each turn of the loop makes the calls from threads, then the delayed calls that are due, and
 * then waits until a descriptor is ready, a thread calls, or the next delayed call is due.
 */
public interface Reactor extends Clock {

  /**
   * Runs the loop on the current thread, and returns when it has been stopped.
   *
   * @throws ReactorAlreadyRunning if it is running, for instance when called from one of its calls
   * @throws ReactorNotRestartable if it was stopped before
   */
  void run();

  /**
   * Tells {@link #run} to end: the calls that are due in this turn of the loop are made first, then
   * the triggers {@linkplain Phase#BEFORE before} shutdown. The loop goes on until all that these
   * wait for has happened and the work in threads is done; then the descriptors lose their
   * connections, and the other triggers are made.
   *
   * @throws ReactorNotRunning if it does not run, or was told to stop before
   */
  void stop();

  /**
   * Ends {@link #run} after this turn of the loop, without any trigger. It may be run again, with
   * the calls and descriptors that it has.
   *
   * @throws ReactorNotRunning if it does not run
   */
  void crash();

  /**
   * Makes one turn of the loop and waits in it for at most {@code delay}; not while it runs.
   *
   * @throws ReactorAlreadyRunning if it is running, or in another turn
   */
  void iterate(Duration delay);

  /**
   * Returns whether it is running: from startup, when that has waited for its triggers, until
   * shutdown, when that has. For any thread.
   */
  boolean running();

  /**
   * Returns whether nothing is left that could happen by itself: no call is to be made but the one
   * that asks, no work is under way in the reactor's threads, and nothing is read or written. Then
   * only another thread can set it going again.
   */
  boolean idle();

  /** Returns whether the current thread is the one that the loop is in. For any thread. */
  boolean onReactorThread();

  /**
   * Makes {@code call} as soon as the reactor runs: when it does, at once and within this method;
   * before that, when {@link #run} begins, in the order in which the calls were asked for.
   */
  void callWhenRunning(Runnable call);

  /**
   * Makes {@code trigger} when {@code event} happens; in its phase, in the order in which they were
   * added.
   *
   * @return takes it back
   */
  Trigger addSystemEventTrigger(Phase phase, SystemEvent event, Runnable trigger);

  /**
   * Makes {@code trigger} before {@code event}, which then waits until the Deferred that it returns
   * has fired; so do the triggers of the later phases, but not the loop.
   *
   * @return takes it back
   */
  Trigger addSystemEventTriggerDeferred(SystemEvent event, Callable<? extends Deferred<?>> trigger);

  /**
   * Makes {@code call} on the reactor's thread in the next turn of the loop, and wakes the loop for
   * it. For any thread; the reactor's own may use it too.
   *
   * <p>Calls are made in the order in which they came in. A turn makes those that were there when
   * it began. Once the reactor has been stopped, nothing is made any longer.
   */
  void callFromThread(Runnable call);

  /**
   * Makes {@code call}, which may block, in a thread of the reactor's own: there are at most ten,
   * started when they are needed. What it throws is reported. For any thread.
   *
   * @throws ReactorNotRunning if the reactor has been stopped
   */
  void callInThread(Runnable call);

  /**
   * Calls {@link ReadDescriptor#doRead} in each turn in which the descriptor's channel is ready,
   * until it is removed. Adding it twice changes nothing.
   *
   * @throws IllegalArgumentException if its channel is closed, or a blocking one, or has another
   *     reader
   * @throws ReactorNotRunning if the reactor has been stopped
   */
  void addReader(ReadDescriptor reader);

  /**
   * Calls {@link WriteDescriptor#doWrite} in each turn in which the descriptor's channel is ready,
   * until it is removed. Adding it twice changes nothing.
   *
   * @throws IllegalArgumentException if its channel is closed, or a blocking one, or has another
   *     writer
   * @throws ReactorNotRunning if the reactor has been stopped
   */
  void addWriter(WriteDescriptor writer);

  /** Ends what {@link #addReader} began; does nothing if it is no reader. */
  void removeReader(ReadDescriptor reader);

  /** Ends what {@link #addWriter} began; does nothing if it is no writer. */
  void removeWriter(WriteDescriptor writer);

  /** Removes all readers and writers, and returns them, each once. */
  List<Descriptor> removeAll();

  /** Returns what makes the channels that this reactor can watch. For any thread. */
  SelectorProvider channels();

  /**
   * Looks up the addresses of {@code host}, a name or an address, without holding up the loop.
   *
   * @return fires with at least one, the preferred one first, or fails with {@link
   *     java.net.UnknownHostException}. A stop does not wait for it
   */
  Deferred<List<InetAddress>> resolve(String host);

  /**
   * Returns the one object of {@code type} that belongs to this reactor, made by {@code make} when
   * it is first asked for. For those who build on a reactor: here they keep what all their uses of
   * it share.
   */
  <T> T companion(Class<T> type, Function<? super Reactor, ? extends T> make);

  /**
   * Throws if the loop is in another thread than this one. For those who build on a reactor.
   *
   * @param method what was called, for the message
   * @throws WrongThread with a hint at {@link #callFromThread}
   */
  void requireThread(String method);

  /**
   * Tells {@code listener}, on another thread, whenever one call holds the reactor for {@code
   * limit} or longer, and again when that time has doubled. For any thread.
   *
   * @return ends the watch when closed
   * @throws IllegalArgumentException if {@code limit} is not positive
   */
  LoopWatch watch(Duration limit, Consumer<? super BlockedLoop> listener);
}
