// SPDX-License-Identifier: Apache-2.0
package dev.couplet.programs.poetry;

import java.util.Optional;
import java.util.concurrent.ThreadFactory;

/** Virtual threads, which Java has from 21 on: asked for by name, since 17 must compile this. */
final class VirtualThreads {
  private VirtualThreads() {}

  /** Returns what {@code Thread.ofVirtual().factory()} does, or nothing if this Java has none. */
  static Optional<ThreadFactory> factory() {
    try {
      Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
      Class<?> type = Class.forName("java.lang.Thread$Builder");
      return Optional.of((ThreadFactory) type.getMethod("factory").invoke(builder));
    } catch (ReflectiveOperationException e) {
      return Optional.empty();
    }
  }
}
