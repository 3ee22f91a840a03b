// SPDX-License-Identifier: Apache-2.0
package dev.couplet.memory;

import dev.couplet.defer.Deferred;
import dev.couplet.memory.NeverStopped.EndlessCalls;
import dev.couplet.memory.NeverStopped.NothingLeft;
import dev.couplet.memory.NeverStopped.TimeLimitReached;
import dev.couplet.reactor.Descriptor;
import dev.couplet.reactor.ReactorBase;
import dev.couplet.reactor.ReadDescriptor;
import dev.couplet.reactor.WriteDescriptor;
import dev.couplet.trace.Recorder;
import java.net.InetAddress;
import java.nio.channels.SelectableChannel;
import java.nio.channels.spi.SelectorProvider;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A reactor on virtual time, which starts at 0: it never waits for time to pass, but moves on to
 * whatever comes next.
 *
 * <p>{@link #run} plays everything until the reactor is stopped, and throws {@link NeverStopped}
 * where a real one would go on for ever. A test that wants to look at what lies between does not
 * run it but moves it on by {@link #advance}.
 *
 * <p>Work in the reactor's own threads takes no virtual time: before the time moves on, the reactor
 * waits until they are at rest or wait for it. Other threads it does not know, and does not wait
 * for.
 *
 * <p>Connections go over its own {@link #network}. Descriptors with other channels are never ready
 * by themselves: a test says so, by {@link #makeReadable} and {@link #makeWritable}.
 */
public final class MemoryReactor extends ReactorBase {
  /** So many calls at one instant can only be calls that schedule themselves without a delay. */
  private static final int CALLS_PER_INSTANT = 1_000_000;

  private static final Duration LONGEST = Duration.ofNanos(Long.MAX_VALUE);

  private final Map<SelectableChannel, ReadDescriptor> readers = new LinkedHashMap<>();
  private final Map<SelectableChannel, WriteDescriptor> writers = new LinkedHashMap<>();
  private final MemoryNetwork network = new MemoryNetwork(this::nanoTime);
  private final Object woken = new Object();
  private List<Runnable> ready = new ArrayList<>();
  private long nowNanos;
  private long timeLimitNanos = Duration.ofHours(1).toNanos();
  private long callsBeforeThisInstant;

  /** Makes a reactor that is new. */
  public MemoryReactor() {}

  @Override
  public long nanoTime() {
    return nowNanos;
  }

  /**
   * Sets the virtual time at which {@link #run} gives up; an hour unless set.
   *
   * @throws IllegalArgumentException if {@code limit} is negative
   */
  public void timeLimit(Duration limit) {
    if (limit.isNegative()) {
      throw new IllegalArgumentException("limit < 0: " + limit);
    }
    timeLimitNanos = limit.compareTo(LONGEST) < 0 ? limit.toNanos() : Long.MAX_VALUE;
  }

  /**
   * Moves the time on by {@code span} and does all that is due within it, each at its own time,
   * whether the reactor was stopped or not.
   *
   * @throws IllegalArgumentException if {@code span} is negative
   * @throws dev.couplet.reactor.ReactorAlreadyRunning if called from one of its calls
   * @throws EndlessCalls if a million calls were made at one instant
   */
  public void advance(Duration span) {
    if (span.isNegative()) {
      throw new IllegalArgumentException("span < 0: " + span);
    }
    enter();
    try {
      long endNanos = nowNanos + span.toNanos();
      makeCalls();
      while (moveOn(endNanos - nowNanos, nanosUntilNextCall())) {
        makeCalls();
      }
      // A call may have taken more time than there was.
      moveBy(Math.max(0, endNanos - nowNanos));
    } finally {
      leave();
    }
  }

  /**
   * Has the call that is being made take {@code span}, as one that holds the reactor up does: what
   * falls due meanwhile is late.
   *
   * @throws IllegalArgumentException if {@code span} is negative
   */
  public void takeTime(Duration span) {
    requireThread("takeTime");
    if (span.isNegative()) {
      throw new IllegalArgumentException("span < 0: " + span);
    }
    Recorder.timePassed(span.toNanos());
    nowNanos += span.toNanos();
  }

  @Override
  protected void await(long nanos) {
    if (!moveOn(timeLimitNanos - nowNanos, nanos)) {
      throw Math.min(nanos, network.nanosUntilNext()) == FOREVER
          ? nothingLeft()
          : timeLimitReached();
    }
  }

  /**
   * Moves on to what comes next: descriptors that are ready, what the threads are at, and then the
   * time of the next call.
   *
   * @return false if nothing comes within {@code mostNanos}; the time then is as it was
   */
  private boolean moveOn(long mostNanos, long nanosUntilNextCall) {
    requireProgress();
    network.carry();
    if (serve()) {
      return true;
    }
    if (nanosUntilNextCall > 0) {
      awaitThreads();
      if (nanosUntilNextCall() == 0) {
        return true;
      }
    }
    long wait = Math.min(nanosUntilNextCall, network.nanosUntilNext());
    if (wait == FOREVER || wait > mostNanos) {
      return false;
    }
    if (wait > 0) {
      moveBy(wait);
      callsBeforeThisInstant = callsMade();
    }
    return true;
  }

  private void moveBy(long nanos) {
    endTurn();
    Recorder.timePassed(nanos);
    nowNanos += nanos;
  }

  private void requireProgress() {
    if (callsMade() - callsBeforeThisInstant > CALLS_PER_INSTANT) {
      throw new EndlessCalls(
          "more than %,d calls were made at second %s; does one schedule itself without a delay?"
              .formatted(CALLS_PER_INSTANT, seconds()));
    }
  }

  private NeverStopped nothingLeft() {
    String missing =
        stopping()
            ? "the reactor waits for what a trigger before shutdown returned; fire that Deferred"
            : "the reactor was not stopped; call stop() when all is done";
    return new NothingLeft(
        "at second %s nothing is left that could happen, and %s".formatted(seconds(), missing));
  }

  private NeverStopped timeLimitReached() {
    return new TimeLimitReached(
        "the reactor was not stopped within %s s of virtual time, and calls are still to come; call stop() when all is done"
            .formatted(timeLimitNanos / 1e9));
  }

  /** Waits until the threads are at rest or want something. */
  private void awaitThreads() {
    synchronized (woken) {
      while (!threadsAtRest() && nanosUntilNextCall() > 0) {
        try {
          woken.wait();
        } catch (InterruptedException e) {
          // An interrupt does not stop a reactor.
        }
      }
    }
  }

  @Override
  protected void wakeUp() {
    synchronized (woken) {
      woken.notifyAll();
    }
  }

  @Override
  public SelectorProvider channels() {
    return network.channels();
  }

  @Override
  public Deferred<List<InetAddress>> resolve(String host) {
    requireThread("resolve");
    return network.resolve(host);
  }

  /** Returns the network over which its connections go: a test commands what it does to them. */
  public MemoryNetwork network() {
    return network;
  }

  // --------------------------------------------------------------------------- descriptors

  /** Makes {@code reader}, if it is one then, read once in this turn or the next. */
  public void makeReadable(ReadDescriptor reader) {
    requireThread("makeReadable");
    ready.add(
        () -> {
          if (readers.containsValue(reader)) {
            read(reader);
          }
        });
  }

  /** Makes {@code writer}, if it is one then, write once in this turn or the next. */
  public void makeWritable(WriteDescriptor writer) {
    requireThread("makeWritable");
    ready.add(
        () -> {
          if (writers.containsValue(writer)) {
            write(writer);
          }
        });
  }

  /** Serves what is ready, and returns whether anything was. */
  private boolean serve() {
    List<Runnable> batch = ready;
    ready = new ArrayList<>();
    batch.forEach(Runnable::run);
    boolean served = !batch.isEmpty();
    for (MemoryChannel channel : network.takeChanged()) {
      served |= serve(channel);
    }
    return served;
  }

  private boolean serve(MemoryChannel channel) {
    if (!channel.isOpen()) {
      // As a selector does.
      readers.remove(channel);
      writers.remove(channel);
    }
    boolean served = false;
    ReadDescriptor reader = readers.get(channel);
    if (reader != null && channel.readable()) {
      read(reader);
      served = true;
    }
    WriteDescriptor writer = writers.get(channel);
    if (writer != null && channel.writable()) {
      write(writer);
      served = true;
    }
    if (served) {
      // There may be more.
      network.changed(channel);
    }
    return served;
  }

  @Override
  public void addReader(ReadDescriptor reader) {
    requireThread("addReader");
    requireUsable(reader);
    Descriptor other = readers.putIfAbsent(reader.channel(), reader);
    if (other != null && other != reader) {
      throw new IllegalArgumentException(
          "the channel of %s has another reader: %s".formatted(reader, other));
    }
    network.watched(reader.channel());
  }

  @Override
  public void addWriter(WriteDescriptor writer) {
    requireThread("addWriter");
    requireUsable(writer);
    Descriptor other = writers.putIfAbsent(writer.channel(), writer);
    if (other != null && other != writer) {
      throw new IllegalArgumentException(
          "the channel of %s has another writer: %s".formatted(writer, other));
    }
    network.watched(writer.channel());
  }

  @Override
  public void removeReader(ReadDescriptor reader) {
    requireThread("removeReader");
    readers.remove(reader.channel(), reader);
  }

  @Override
  public void removeWriter(WriteDescriptor writer) {
    requireThread("removeWriter");
    writers.remove(writer.channel(), writer);
  }

  @Override
  protected boolean watches() {
    return !readers.isEmpty() || !writers.isEmpty();
  }

  @Override
  public List<Descriptor> removeAll() {
    requireThread("removeAll");
    Set<Descriptor> removed = new LinkedHashSet<>(readers.values());
    removed.addAll(writers.values());
    readers.clear();
    writers.clear();
    return List.copyOf(removed);
  }
}
