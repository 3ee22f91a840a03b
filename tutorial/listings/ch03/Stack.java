// SPDX-License-Identifier: Apache-2.0
package ch03;

import dev.couplet.reactor.Reactor;
import dev.couplet.reactor.SelectReactor;
import java.io.PrintStream;
import java.time.Duration;

/** Shows who calls a callback. */
final class Stack {
  private Stack() {}

  // tag::main[]
  public static void main(String[] arguments) {
    Reactor reactor = new SelectReactor();
    arrange(reactor, System.out);
    reactor.run();
  }

  static void arrange(Reactor reactor, PrintStream out) {
    reactor.callLater(Duration.ofMillis(10), () -> whoCalledMe(reactor, out));
  }

  private static void whoCalledMe(Reactor reactor, PrintStream out) {
    out.println("on the thread " + Thread.currentThread().getName() + ":");
    StackWalker.getInstance()
        .forEach(frame -> out.println("  " + frame.getClassName() + "." + frame.getMethodName()));
    reactor.stop();
  }
  // end::main[]
}
