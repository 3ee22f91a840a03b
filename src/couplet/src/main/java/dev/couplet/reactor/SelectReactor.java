// SPDX-License-Identifier: Apache-2.0
package dev.couplet.reactor;

import dev.couplet.trace.ErrorLog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.channels.spi.SelectorProvider;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The reactor on the platform's selector (epoll, kqueue …), by {@link java.nio}.
 *
 * <p>It waits in the selector. What ends the wait: a descriptor that is ready, the next delayed
 * call, a call from a thread. An interrupt of its thread does not stop it, and is cleared.
 */
public final class SelectReactor extends ReactorBase {
  /** So many waits in a row that end for no reason mean that the selector is broken. */
  private static final int MOST_IDLE_WAKEUPS = 512;

  private final SelectorProvider provider;
  private final Consumer<SelectionKey> serve = this::serve;

  /** Opened when it is needed, so that a reactor that never runs holds nothing from the system. */
  private @Nullable Selector selector;

  /**
   * Whether the loop waits, or is about to, and nobody has woken it yet: a wake-up is a system call
   * and so is left out while the loop is awake.
   */
  private final AtomicBoolean asleep = new AtomicBoolean();

  private int idleWakeups;

  /** Makes a reactor that is new. */
  public SelectReactor() {
    this(SelectorProvider.provider());
  }

  SelectReactor(SelectorProvider provider) {
    this.provider = provider;
  }

  @Override
  public long nanoTime() {
    return System.nanoTime();
  }

  @Override
  public SelectorProvider channels() {
    return provider;
  }

  // ------------------------------------------------------------------------------ the wait

  @Override
  protected void await(long nanos) {
    Selector selector = selector();
    asleep.set(true);
    // Asked again, since a call may have come from a thread that still saw the loop awake.
    long millis = roundUpToMillis(Math.min(nanos, nanosUntilNextCall()));
    try {
      int ready = millis == 0 ? selector.selectNow(serve) : selector.select(serve, millis);
      // Left alone, it would end every further wait.
      boolean interrupted = Thread.interrupted();
      if (ready > 0 || interrupted || millis == 0 || !asleep.get()) {
        idleWakeups = 0;
      } else {
        wokenForNothing();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      asleep.set(false);
    }
  }

  /** Rounds up, since a call must not be made too early, and a turn for nothing costs time. */
  private static long roundUpToMillis(long nanos) {
    return nanos == FOREVER
        ? Long.MAX_VALUE
        : TimeUnit.NANOSECONDS.toMillis(nanos) + (nanos % 1_000_000 == 0 ? 0 : 1);
  }

  @Override
  protected void wakeUp() {
    if (asleep.compareAndSet(true, false)) {
      selector().wakeup();
    }
  }

  /**
   * The wait ended although nothing is ready and nobody has woken it. That is as it should be when
   * a delayed call is due now. Else the selector may be one that never waits any more, as some have
   * been known to do: after a while a new one takes its place.
   */
  private void wokenForNothing() {
    if (nanosUntilNextCall() == 0) {
      idleWakeups = 0;
    } else if (++idleWakeups >= MOST_IDLE_WAKEUPS) {
      idleWakeups = 0;
      replaceSelector();
      ErrorLog.report(
          "the selector was replaced",
          new IOException("it woke %d times for nothing".formatted(MOST_IDLE_WAKEUPS)));
    }
  }

  // --------------------------------------------------------------------------- descriptors

  /** What watches one channel: the attachment of its key. */
  private static final class Watchers {
    @Nullable ReadDescriptor reader;
    @Nullable WriteDescriptor writer;

    /** Returns the operations to be told of, which depend on what the channel is up to. */
    int interest(SelectableChannel channel) {
      int read =
          channel instanceof ServerSocketChannel ? SelectionKey.OP_ACCEPT : SelectionKey.OP_READ;
      boolean connecting = channel instanceof SocketChannel socket && socket.isConnectionPending();
      int write = connecting ? SelectionKey.OP_CONNECT : SelectionKey.OP_WRITE;
      return (reader == null ? 0 : read) | (writer == null ? 0 : write);
    }
  }

  /** Called by the selector, within the wait, for each key that is ready. */
  private void serve(SelectionKey key) {
    if (asleep.get()) {
      asleep.set(false);
    }
    Watchers watchers = (Watchers) key.attachment();
    int ready = key.readyOps();
    ReadDescriptor reader = watchers.reader;
    if (reader != null && (ready & (SelectionKey.OP_READ | SelectionKey.OP_ACCEPT)) != 0) {
      read(reader);
    }
    // Asked only now: what was read may have made an end of it.
    WriteDescriptor writer = watchers.writer;
    if (writer != null && (ready & (SelectionKey.OP_WRITE | SelectionKey.OP_CONNECT)) != 0) {
      write(writer);
      if ((ready & SelectionKey.OP_CONNECT) != 0 && key.isValid()) {
        key.interestOps(watchers.interest(key.channel()));
      }
    }
  }

  @Override
  public void addReader(ReadDescriptor reader) {
    requireThread("addReader");
    SelectionKey key = keyOf(reader);
    if (key == null) {
      key = newKeyOf(reader);
    }
    Watchers watchers = (Watchers) key.attachment();
    if (watchers.reader != null && watchers.reader != reader) {
      throw new IllegalArgumentException(
          "the channel of %s has another reader: %s".formatted(reader, watchers.reader));
    }
    watchers.reader = reader;
    key.interestOps(watchers.interest(key.channel()));
  }

  @Override
  public void addWriter(WriteDescriptor writer) {
    requireThread("addWriter");
    SelectionKey key = keyOf(writer);
    if (key == null) {
      key = newKeyOf(writer);
    }
    Watchers watchers = (Watchers) key.attachment();
    if (watchers.writer != null && watchers.writer != writer) {
      throw new IllegalArgumentException(
          "the channel of %s has another writer: %s".formatted(writer, watchers.writer));
    }
    watchers.writer = writer;
    key.interestOps(watchers.interest(key.channel()));
  }

  @Override
  public void removeReader(ReadDescriptor reader) {
    requireThread("removeReader");
    SelectionKey key = keyOf(reader);
    if (key != null && key.attachment() instanceof Watchers watchers && watchers.reader == reader) {
      watchers.reader = null;
      // A channel that nobody watches keeps its key: it may soon be watched again.
      key.interestOps(watchers.interest(key.channel()));
    }
  }

  @Override
  public void removeWriter(WriteDescriptor writer) {
    requireThread("removeWriter");
    SelectionKey key = keyOf(writer);
    if (key != null && key.attachment() instanceof Watchers watchers && watchers.writer == writer) {
      watchers.writer = null;
      // A channel that nobody watches keeps its key: it may soon be watched again.
      key.interestOps(watchers.interest(key.channel()));
    }
  }

  @Override
  protected boolean watches() {
    for (SelectionKey key : selector == null ? Set.<SelectionKey>of() : selector.keys()) {
      if (key.isValid() && key.interestOps() != 0) {
        return true;
      }
    }
    return false;
  }

  @Override
  public List<Descriptor> removeAll() {
    requireThread("removeAll");
    Set<Descriptor> removed = new LinkedHashSet<>();
    for (SelectionKey key : selector == null ? Set.<SelectionKey>of() : selector.keys()) {
      if (key.isValid() && key.attachment() instanceof Watchers watchers) {
        if (watchers.reader != null) {
          removed.add(watchers.reader);
        }
        if (watchers.writer != null) {
          removed.add(watchers.writer);
        }
        watchers.reader = null;
        watchers.writer = null;
        key.interestOps(0);
      }
    }
    return List.copyOf(removed);
  }

  /** Returns the key of the descriptor's channel, or null if it has none that is good. */
  private @Nullable SelectionKey keyOf(Descriptor descriptor) {
    SelectionKey key = selector == null ? null : descriptor.channel().keyFor(selector);
    return key != null && key.isValid() ? key : null;
  }

  /** Returns the key of the descriptor's channel, a new one if need be. */
  private SelectionKey newKeyOf(Descriptor descriptor) {
    requireUsable(descriptor);
    try {
      return descriptor.channel().register(selector(), 0, new Watchers());
    } catch (ClosedChannelException e) {
      throw new IllegalArgumentException("the channel of %s is closed".formatted(descriptor), e);
    }
  }

  // -------------------------------------------------------------------------- the selector

  private Selector selector() {
    Selector open = selector;
    if (open == null) {
      open = open();
      selector = open;
    }
    return open;
  }

  private Selector open() {
    try {
      return provider.openSelector();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Moves all that is watched to a new selector. */
  void replaceSelector() {
    Selector broken = selector();
    Selector next = open();
    for (SelectionKey key : broken.keys()) {
      try {
        key.channel().register(next, key.interestOps(), key.attachment());
      } catch (ClosedChannelException | CancelledKeyException e) {
        // It went while nobody looked, and needs no watching.
      }
    }
    selector = next;
    close(broken);
  }

  @Override
  protected void release() {
    Selector open = selector;
    if (open != null) {
      close(open);
    }
  }

  private static void close(Selector selector) {
    try {
      selector.close();
    } catch (IOException e) {
      ErrorLog.report("the selector could not be closed", e);
    }
  }
}
