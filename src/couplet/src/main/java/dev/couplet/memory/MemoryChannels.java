// SPDX-License-Identifier: Apache-2.0
package dev.couplet.memory;

import java.io.IOException;
import java.net.ProtocolFamily;
import java.nio.channels.DatagramChannel;
import java.nio.channels.Pipe;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.channels.spi.AbstractSelector;
import java.nio.channels.spi.SelectorProvider;

/**
 * Makes the channels of a {@link MemoryNetwork}. It has no selector: its reactor does that part.
 */
final class MemoryChannels extends SelectorProvider {
  private final MemoryNetwork network;

  MemoryChannels(MemoryNetwork network) {
    this.network = network;
  }

  @Override
  public SocketChannel openSocketChannel() throws IOException {
    network.opened();
    return new MemorySocketChannel(network);
  }

  @Override
  public ServerSocketChannel openServerSocketChannel() throws IOException {
    network.opened();
    return new MemoryServerSocketChannel(network);
  }

  @Override
  public DatagramChannel openDatagramChannel() {
    throw new UnsupportedOperationException("the memory network has no datagrams");
  }

  @Override
  public DatagramChannel openDatagramChannel(ProtocolFamily family) {
    throw new UnsupportedOperationException("the memory network has no datagrams");
  }

  @Override
  public Pipe openPipe() {
    throw new UnsupportedOperationException("the memory network has no pipes; use Pipe.open()");
  }

  @Override
  public AbstractSelector openSelector() {
    throw new UnsupportedOperationException("the memory network has no selector; use addReader");
  }
}
