// SPDX-License-Identifier: Apache-2.0
package dev.couplet.testing;

import dev.couplet.defer.Deferred;
import dev.couplet.memory.MemoryReactor;
import dev.couplet.memory.NeverStopped;
import dev.couplet.reactor.SystemEvent;
import dev.couplet.trace.ErrorLog;
import dev.couplet.trace.Recorder;
import java.nio.channels.Channels;
import java.nio.channels.spi.AbstractInterruptibleChannel;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What came of code that makes a reactor on virtual time do something.
 *
 * @param stopped whether it stopped the reactor, which would have gone on for ever otherwise
 * @param waited whether it had the reactor's thread wait, by {@code Thread.sleep} or the like
 * @param errors what was thrown by calls that the reactor made
 */
public record ReactorRun(boolean stopped, boolean waited, List<ErrorLog.Entry> errors) {

  /**
   * Calls {@code start}, runs {@code reactor} until it stops or never would, and says how that
   * went.
   *
   * <p>Both run on a thread of their own that was interrupted beforehand: whoever sleeps there, or
   * waits for another thread, is thrown out of it at once by an {@link InterruptedException}. So
   * waiting is found out without waiting for it. Not for code that hands work to the reactor's
   * threads, as the reactor itself waits for those; and not for a coroutine that sleeps and sets
   * its interrupt status again. Who writes into a stream through {@code Channels.newChannel} does
   * not wait, and may do so on this thread. The error log is one for the whole program. A recording
   * of the calling thread takes in that thread, too.
   *
   * @throws RuntimeException what {@code start} threw, unless it waited; an {@link Error} likewise
   */
  public static ReactorRun of(MemoryReactor reactor, Runnable start) {
    try (ErrorLog.Recording errors = ErrorLog.record()) {
      Interrupted thread = new Interrupted(reactor, start);
      thread.start();
      awaitEnd(thread);
      if (!thread.waited) {
        if (thread.thrown instanceof RuntimeException thrown) {
          throw thrown;
        }
        if (thread.thrown instanceof Error thrown) {
          throw thrown;
        }
      }
      return new ReactorRun(thread.stopped, thread.waited, errors.drain());
    }
  }

  private static void awaitEnd(Thread thread) {
    boolean interrupted = false;
    while (true) {
      try {
        thread.join();
        break;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** A thread that notices when its interrupt status is taken, and when it is set again. */
  private static final class Interrupted extends Thread {
    private static final StackWalker CALLERS =
        StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

    /**
     * Who takes the status and sets it again: a class loader, around each class that it reads, and
     * a coroutine, which has it during its turn.
     */
    private static final Set<String> HAND_IT_BACK =
        Set.of("jdk.internal.loader", Deferred.class.getPackageName());

    /** What {@code Channels} makes of streams. */
    private static final String CHANNELS_OF_STREAMS = Channels.class.getName() + "$";

    private final MemoryReactor reactor;
    private final Runnable start;

    /** Records the caller, if anything does. */
    private final @Nullable Recorder recorder = Recorder.current();

    private boolean begun;
    private boolean shutDown;

    boolean waited;
    boolean stopped;
    @Nullable Throwable thrown;

    Interrupted(MemoryReactor reactor, Runnable start) {
      super("reactor");
      this.reactor = reactor;
      this.start = start;
    }

    @Override
    public void run() {
      if (recorder != null) {
        Recorder.change(recorder.onThisThread());
      }
      interrupt();
      begun = true;
      try {
        // Not so after a crash, which also ends the run.
        reactor.addSystemEventTrigger(
            SystemEvent.Phase.DURING, SystemEvent.SHUTDOWN, () -> shutDown = true);
        start.run();
        stopped = runReactor() && shutDown;
      } catch (Throwable e) {
        thrown = e;
      }
      waited |= !Thread.interrupted();
    }

    /** Who catches an InterruptedException sets the status again, as is good practice. */
    @Override
    public void interrupt() {
      waited |= begun && !HAND_IT_BACK.contains(CALLERS.getCallerClass().getPackageName());
      super.interrupt();
    }

    /**
     * Hides the status from a channel over a stream, as any channel closes itself on a thread that
     * is interrupted, whether it would wait or not.
     */
    @Override
    public boolean isInterrupted() {
      return super.isInterrupted()
          && !(CALLERS.getCallerClass() == AbstractInterruptibleChannel.class
              && CALLERS.walk(
                  frames ->
                      frames.anyMatch(
                          frame -> frame.getClassName().startsWith(CHANNELS_OF_STREAMS))));
    }

    private boolean runReactor() {
      try {
        reactor.run();
        return true;
      } catch (NeverStopped e) {
        return false;
      }
    }
  }
}
