// SPDX-License-Identifier: Apache-2.0
package dev.couplet.reactor;

import dev.couplet.memory.MemoryReactor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;

/** Every reactor that there is, and what a test can do to it from outside. */
enum ReactorKind {
  SELECT {
    @Override
    Reactor make() {
      return new SelectReactor();
    }

    @Override
    void makeReadable(Reactor reactor, ReadDescriptor reader, Pipe pipe) {
      try {
        pipe.sink().write(ByteBuffer.wrap(new byte[] {1}));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    void makeWritable(Reactor reactor, WriteDescriptor writer) {
      // An empty pipe can always be written to.
    }
  },

  MEMORY {
    @Override
    Reactor make() {
      return new MemoryReactor();
    }

    @Override
    void makeReadable(Reactor reactor, ReadDescriptor reader, Pipe pipe) {
      ((MemoryReactor) reactor).makeReadable(reader);
    }

    @Override
    void makeWritable(Reactor reactor, WriteDescriptor writer) {
      ((MemoryReactor) reactor).makeWritable(writer);
    }
  };

  abstract Reactor make();

  /** Makes {@code reader}, which watches the source of {@code pipe}, ready to read once. */
  abstract void makeReadable(Reactor reactor, ReadDescriptor reader, Pipe pipe);

  abstract void makeWritable(Reactor reactor, WriteDescriptor writer);
}
