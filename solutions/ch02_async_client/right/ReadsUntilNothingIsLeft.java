// SPDX-License-Identifier: Apache-2.0
package ch02_async_client;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.channels.spi.SelectorProvider;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** Reads a channel until it has no more for now, and keeps what is begun in a map. */
final class AsyncPoems {

  interface Reader {
    void line(InetSocketAddress from, String line);

    void done(InetSocketAddress from);

    void failed(InetSocketAddress from, IOException why);
  }

  private AsyncPoems() {}

  static void fetchAll(List<InetSocketAddress> servers, SelectorProvider channels, Reader reader)
      throws IOException {
    Map<SocketChannel, InetSocketAddress> open = new HashMap<>();
    Map<SocketChannel, byte[]> begun = new HashMap<>();
    try (Selector selector = channels.openSelector()) {
      for (InetSocketAddress server : servers) {
        SocketChannel channel = channels.openSocketChannel();
        channel.configureBlocking(false);
        try {
          boolean connected = channel.connect(server);
          channel.register(selector, connected ? SelectionKey.OP_READ : SelectionKey.OP_CONNECT);
          open.put(channel, server);
          begun.put(channel, new byte[0]);
        } catch (IOException e) {
          channel.close();
          reader.failed(server, e);
        }
      }
      while (!open.isEmpty()) {
        selector.select();
        Iterator<SelectionKey> keys = selector.selectedKeys().iterator();
        while (keys.hasNext()) {
          SelectionKey key = keys.next();
          keys.remove();
          SocketChannel channel = (SocketChannel) key.channel();
          InetSocketAddress from = open.get(channel);
          try {
            if (key.isConnectable() && channel.finishConnect()) {
              key.interestOps(SelectionKey.OP_READ);
            }
            if (key.isReadable() && readAll(channel, begun, from, reader)) {
              channel.close();
              open.remove(channel);
              reader.done(from);
            }
          } catch (IOException e) {
            channel.close();
            open.remove(channel);
            reader.failed(from, e);
          }
        }
      }
    }
  }

  private static boolean readAll(
      SocketChannel channel,
      Map<SocketChannel, byte[]> begun,
      InetSocketAddress from,
      Reader reader)
      throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(512);
    int count;
    while ((count = channel.read(buffer.clear())) > 0) {
      byte[] before = begun.get(channel);
      byte[] bytes = new byte[before.length + count];
      System.arraycopy(before, 0, bytes, 0, before.length);
      System.arraycopy(buffer.array(), 0, bytes, before.length, count);
      begun.put(channel, tellLines(bytes, from, reader));
    }
    byte[] rest = begun.get(channel);
    if (count < 0 && rest.length > 0) {
      reader.line(from, new String(rest, StandardCharsets.UTF_8));
    }
    return count < 0;
  }

  /** Returns what comes after the last newline. */
  private static byte[] tellLines(byte[] bytes, InetSocketAddress from, Reader reader) {
    int start = 0;
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '\n') {
        reader.line(from, new String(bytes, start, i - start, StandardCharsets.UTF_8));
        start = i + 1;
      }
    }
    return java.util.Arrays.copyOfRange(bytes, start, bytes.length);
  }
}
