// SPDX-License-Identifier: Apache-2.0
package ch03;

import dev.couplet.reactor.Reactor;
import dev.couplet.reactor.SelectReactor;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** Two metronomes on one loop, and somebody who sleeps in it. */
final class Metronomes {
  private Metronomes() {}

  /** With any argument, such as {@code sleep}, the visitor sleeps. */
  public static void main(String[] arguments) {
    Reactor reactor = new SelectReactor();
    arrange(reactor, System.out, arguments.length == 0 ? () -> {} : Metronomes::sleep);
    reactor.run();
  }

  // tag::beat[]
  static void beat(String name, Duration every, Reactor reactor, PrintStream out) {
    out.printf(Locale.ROOT, "%.1f s: %s%n", reactor.seconds(), name);
    reactor.callLater(every, () -> beat(name, every, reactor, out));
  }

  // end::beat[]

  // tag::arrange[]
  static void arrange(Reactor reactor, PrintStream out, Runnable visitor) {
    reactor.callWhenRunning(() -> beat("tick", Duration.ofMillis(100), reactor, out));
    reactor.callWhenRunning(() -> beat("tock", Duration.ofMillis(150), reactor, out));
    reactor.callLater(Duration.ofMillis(250), visitor);
    reactor.callLater(Duration.ofMillis(800), reactor::stop);
  }

  // end::arrange[]

  static void sleep() {
    try {
      Thread.sleep(300);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
