// SPDX-License-Identifier: Apache-2.0
package ch03;

import dev.couplet.reactor.Reactor;
import dev.couplet.reactor.SelectReactor;

/** A reactor that has one thing to do. */
final class Hello {
  private Hello() {}

  // tag::main[]
  public static void main(String[] arguments) {
    Reactor reactor = new SelectReactor();
    reactor.callWhenRunning(() -> System.out.println("Hello from the loop."));
    reactor.run();
    System.out.println("This is never printed.");
  }
  // end::main[]
}
