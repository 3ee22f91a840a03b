// SPDX-License-Identifier: Apache-2.0
package dev.couplet.reactor;

import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.spi.AbstractSelectableChannel;
import java.nio.channels.spi.AbstractSelector;
import java.nio.channels.spi.SelectorProvider;
import java.util.HashSet;
import java.util.Set;

/** A selector that never waits, as some of a broken kind do. */
final class SleeplessSelector extends AbstractSelector {
  SleeplessSelector(SelectorProvider provider) {
    super(provider);
  }

  @Override
  public int select(long timeout) {
    return 0;
  }

  @Override
  public int select() {
    return 0;
  }

  @Override
  public int selectNow() {
    return 0;
  }

  @Override
  public Selector wakeup() {
    return this;
  }

  @Override
  public Set<SelectionKey> keys() {
    return Set.of();
  }

  @Override
  public Set<SelectionKey> selectedKeys() {
    return new HashSet<>();
  }

  @Override
  protected SelectionKey register(AbstractSelectableChannel channel, int ops, Object attachment) {
    throw new UnsupportedOperationException("a test registers nothing with it");
  }

  @Override
  protected void implCloseSelector() {}
}
