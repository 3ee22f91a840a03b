// SPDX-License-Identifier: Apache-2.0
package dev.couplet.net;

import dev.couplet.memory.MemoryReactor;
import dev.couplet.reactor.Reactor;
import dev.couplet.reactor.SelectReactor;
import java.util.List;

/** What carries connections: every reactor that there is, with its network. */
enum Carrier {
  /** The system's sockets. */
  SOCKETS {
    @Override
    Reactor newReactor() {
      return new SelectReactor();
    }

    @Override
    SilentPort silentPort(Reactor reactor) {
      return SilentPort.withFullBacklog();
    }
  },

  /** A network in memory, on virtual time. */
  MEMORY {
    @Override
    Reactor newReactor() {
      return new MemoryReactor();
    }

    @Override
    SilentPort silentPort(Reactor reactor) {
      ((MemoryReactor) reactor).network().ignore(9);
      return new SilentPort(9, List.of());
    }
  };

  abstract Reactor newReactor();

  /** Returns a port of the loopback address that answers neither yes nor no. */
  abstract SilentPort silentPort(Reactor reactor);
}
