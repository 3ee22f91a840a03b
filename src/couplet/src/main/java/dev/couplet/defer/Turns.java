// SPDX-License-Identifier: Apache-2.0
package dev.couplet.defer;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Two threads that run by turns: one of our own, and whichever gives it a turn and stands still
 * meanwhile. Each sees all that the other did in its turn.
 */
final class Turns {
  private static final AtomicLong COUNT = new AtomicLong();
  private static final @Nullable MethodHandle OF_VIRTUAL = ofVirtual();

  private final Thread own;
  private @Nullable Thread giver;
  private boolean started;

  /** Whose turn it is. To write it is to hand over, so it is written last. */
  private volatile boolean ownTurn;

  /** The own thread was interrupted and has not taken notice: then so was the giver. */
  private boolean interrupted;

  Turns(Runnable work) {
    own =
        newThread(
            () -> {
              try {
                work.run();
              } finally {
                handBack();
              }
            });
  }

  /** Follows those who stand still to the one for whom they do. */
  static Thread runnerFor(Thread host) {
    Thread runner = host;
    while (LockSupport.getBlocker(runner) instanceof Turns turns
        && turns.ownTurn
        && turns.own != runner) {
      runner = turns.own;
    }
    return runner;
  }

  /** Gives the own thread a turn, and returns when that is over. */
  void give() {
    giver = Thread.currentThread();
    interrupted = false;
    ownTurn = true;
    if (started) {
      LockSupport.unpark(own);
    } else {
      own.start();
      started = true;
    }
    while (ownTurn) {
      LockSupport.park(this);
      if (Thread.interrupted()) {
        // Who interrupts the giver means the work that it stands still for.
        if (ownTurn) {
          own.interrupt();
        } else {
          interrupted = true;
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** On the own thread: ends the turn, and returns when the next one is given. */
  void giveBack() {
    handBack();
    boolean interruptedMeanwhile = false;
    while (!ownTurn) {
      LockSupport.park(this);
      interruptedMeanwhile |= Thread.interrupted();
    }
    if (interruptedMeanwhile) {
      Thread.currentThread().interrupt();
    }
  }

  private void handBack() {
    Thread next = giver;
    giver = null;
    interrupted = Thread.interrupted();
    ownTurn = false;
    LockSupport.unpark(next);
  }

  private static Thread newThread(Runnable work) {
    String name = "coroutine-" + COUNT.incrementAndGet();
    if (OF_VIRTUAL != null) {
      try {
        Thread thread = (Thread) OF_VIRTUAL.invokeExact(work);
        thread.setName(name);
        return thread;
      } catch (RuntimeException | Error e) {
        throw e;
      } catch (Throwable e) {
        throw new IllegalStateException("can't make a virtual thread", e);
      }
    }
    Thread thread = new Thread(null, work, name, 0, false);
    thread.setDaemon(true);
    return thread;
  }

  /** Returns {@code work -> Thread.ofVirtual().unstarted(work)}, or null before JDK 21. */
  private static @Nullable MethodHandle ofVirtual() {
    if (Runtime.version().feature() < 21) {
      return null;
    }
    try {
      MethodHandles.Lookup lookup = MethodHandles.publicLookup();
      Class<?> builder = Class.forName("java.lang.Thread$Builder");
      Class<?> virtualBuilder = Class.forName("java.lang.Thread$Builder$OfVirtual");
      MethodHandle make =
          lookup.findStatic(Thread.class, "ofVirtual", MethodType.methodType(virtualBuilder));
      MethodHandle unstarted =
          lookup.findVirtual(
              builder, "unstarted", MethodType.methodType(Thread.class, Runnable.class));
      return MethodHandles.collectArguments(
          unstarted, 0, make.asType(MethodType.methodType(builder)));
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }
}
