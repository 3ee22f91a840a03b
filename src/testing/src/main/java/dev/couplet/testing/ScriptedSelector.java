// SPDX-License-Identifier: Apache-2.0
package dev.couplet.testing;

import dev.couplet.testing.ScriptedNetwork.Mishap;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.IllegalSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.spi.AbstractSelectableChannel;
import java.nio.channels.spi.AbstractSelectionKey;
import java.nio.channels.spi.AbstractSelector;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Selects among channels of a {@link ScriptedNetwork}; instead of sleeping it moves the time. */
final class ScriptedSelector extends AbstractSelector {
  private final ScriptedNetwork network;
  private final Set<SelectionKey> keys = new LinkedHashSet<>();
  private final Set<SelectionKey> selected = new LinkedHashSet<>();
  private boolean woken;

  ScriptedSelector(ScriptedNetwork network) {
    super(network);
    this.network = network;
  }

  @Override
  protected SelectionKey register(
      AbstractSelectableChannel channel, int ops, @Nullable Object attachment) {
    if (!(channel instanceof ScriptedChannel scripted)) {
      throw new IllegalSelectorException();
    }
    requireOpen();
    Key key = new Key(this, scripted, ops);
    key.attach(attachment);
    keys.add(key);
    network.somethingDone();
    return key;
  }

  @Override
  public Set<SelectionKey> keys() {
    requireOpen();
    return Collections.unmodifiableSet(keys);
  }

  @Override
  public Set<SelectionKey> selectedKeys() {
    requireOpen();
    return selected;
  }

  @Override
  public int select() {
    return selectWithin(Long.MAX_VALUE);
  }

  @Override
  public int select(long timeoutMillis) {
    if (timeoutMillis < 0) {
      throw new IllegalArgumentException("timeout < 0: " + timeoutMillis);
    }
    return selectWithin(
        timeoutMillis == 0 ? Long.MAX_VALUE : Duration.ofMillis(timeoutMillis).toNanos());
  }

  @Override
  public int selectNow() {
    return selectWithin(0);
  }

  @Override
  public Selector wakeup() {
    woken = true;
    return this;
  }

  private int selectWithin(long nanos) {
    requireOpen();
    dropCancelled();
    if (!selected.isEmpty()) {
      network.note(Mishap.KEY_LEFT);
    }
    network.fruitless();
    long end = nanos == Long.MAX_VALUE ? Long.MAX_VALUE : network.nowNanos() + nanos;
    while (!woken && !anyReady() && network.nowNanos() < end) {
      network.sleep(end == Long.MAX_VALUE ? Long.MAX_VALUE : end - network.nowNanos());
    }
    if (nanos == 0 && !anyReady()) {
      network.askedInVain();
    }
    woken = false;
    return update();
  }

  private void dropCancelled() {
    Set<SelectionKey> cancelled = cancelledKeys();
    for (SelectionKey key : List.copyOf(cancelled)) {
      keys.remove(key);
      selected.remove(key);
      deregister((AbstractSelectionKey) key);
    }
    cancelled.clear();
  }

  private boolean anyReady() {
    for (SelectionKey key : keys) {
      if (((Key) key).wakes()) {
        return true;
      }
    }
    return false;
  }

  /** Selects the keys that are ready, and returns for how many something has changed by that. */
  private int update() {
    int changed = 0;
    for (SelectionKey each : keys) {
      Key key = (Key) each;
      int ready = key.isValid() ? key.channel.ready() & key.interest : 0;
      if (ready == 0) {
        continue;
      }
      // As a real one does: what a key that was left was ready for stays.
      int before = selected.contains(key) ? key.ready : 0;
      key.ready = before | ready;
      if (selected.add(key) || key.ready != before) {
        changed++;
      }
    }
    return changed;
  }

  @Override
  protected void implCloseSelector() {
    for (SelectionKey key : List.copyOf(keys)) {
      key.cancel();
    }
    dropCancelled();
    network.selectorClosed();
  }

  private void requireOpen() {
    if (!isOpen()) {
      throw new ClosedSelectorException();
    }
  }

  private static final class Key extends AbstractSelectionKey {
    private final ScriptedSelector selector;
    private final ScriptedChannel channel;
    private int interest;
    private int ready;

    Key(ScriptedSelector selector, ScriptedChannel channel, int interest) {
      this.selector = selector;
      this.channel = channel;
      this.interest = interest;
    }

    /**
     * Returns whether it ends a sleep. As with a real one, that can be without being ready: whoever
     * still waits to be connected when that is over waits for what is always there.
     */
    boolean wakes() {
      boolean stale = (interest & OP_CONNECT) != 0 && channel.isConnected();
      return isValid() && (stale || (channel.ready() & interest) != 0);
    }

    @Override
    public ScriptedChannel channel() {
      return channel;
    }

    @Override
    public ScriptedSelector selector() {
      return selector;
    }

    @Override
    public int interestOps() {
      requireValid();
      return interest;
    }

    @Override
    public SelectionKey interestOps(int ops) {
      requireValid();
      if ((ops & ~channel.validOps()) != 0) {
        throw new IllegalArgumentException("not for this channel: " + ops);
      }
      interest = ops;
      return this;
    }

    @Override
    public int readyOps() {
      requireValid();
      return ready;
    }

    private void requireValid() {
      if (!isValid()) {
        throw new CancelledKeyException();
      }
    }
  }
}
