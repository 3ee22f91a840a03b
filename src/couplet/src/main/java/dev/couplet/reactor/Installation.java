// SPDX-License-Identifier: Apache-2.0
package dev.couplet.reactor;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A place for one reactor: empty until one is installed or asked for, and then kept for good. */
final class Installation {
  private final Supplier<Reactor> byDefault;
  private @Nullable Reactor installed;

  Installation(Supplier<Reactor> byDefault) {
    this.byDefault = byDefault;
  }

  synchronized Reactor current() {
    Reactor current = installed;
    if (current == null) {
      current = byDefault.get();
      installed = current;
    }
    return current;
  }

  synchronized void install(Reactor reactor) {
    if (installed != null) {
      throw new ReactorAlreadyInstalled(
          "cannot install %s: %s is installed already; install before the first use of current()"
              .formatted(name(reactor), name(installed)));
    }
    installed = reactor;
  }

  private static String name(Reactor reactor) {
    return reactor.getClass().getSimpleName();
  }
}
