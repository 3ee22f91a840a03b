// SPDX-License-Identifier: Apache-2.0
package ch03;

import dev.couplet.reactor.Reactor;
import dev.couplet.reactor.SelectReactor;
import java.io.PrintStream;
import java.time.Duration;

/** One callback fails, and the next one runs all the same. */
final class Trouble {
  private Trouble() {}

  public static void main(String[] arguments) {
    Reactor reactor = new SelectReactor();
    arrange(reactor, System.out);
    reactor.run();
  }

  // tag::arrange[]
  static void arrange(Reactor reactor, PrintStream out) {
    reactor.callLater(Duration.ofMillis(100), () -> Integer.parseInt("three"));
    reactor.callLater(
        Duration.ofMillis(200),
        () -> {
          out.println("still here");
          reactor.stop();
        });
  }
  // end::arrange[]
}
