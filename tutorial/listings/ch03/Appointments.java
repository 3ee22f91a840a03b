// SPDX-License-Identifier: Apache-2.0
package ch03;

import dev.couplet.reactor.Reactor;
import dev.couplet.reactor.SelectReactor;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** Three appointments with a reactor, made in one order and kept in another. */
final class Appointments {
  private Appointments() {}

  public static void main(String[] arguments) {
    Reactor reactor = new SelectReactor();
    arrange(reactor, System.out);
    reactor.run();
  }

  // tag::arrange[]
  static void arrange(Reactor reactor, PrintStream out) {
    double start = reactor.seconds();
    reactor.callLater(Duration.ofMillis(300), reactor::stop);
    reactor.callLater(Duration.ofMillis(200), () -> say(reactor, start, out, "second line"));
    reactor.callLater(Duration.ofMillis(100), () -> say(reactor, start, out, "first line"));
    out.println("nothing has happened yet");
  }

  // end::arrange[]

  private static void say(Reactor reactor, double start, PrintStream out, String what) {
    out.printf(Locale.ROOT, "at %.1f s: %s%n", reactor.seconds() - start, what);
  }
}
