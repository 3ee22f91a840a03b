// SPDX-License-Identifier: Apache-2.0
package ch03;

import dev.couplet.memory.MemoryReactor;
import dev.couplet.reactor.SelectReactor;
import dev.couplet.trace.Trace;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Map;

/** The runs that the chapter on the reactor shows. */
public final class Runs {
  private static final PrintStream NOWHERE = new PrintStream(OutputStream.nullOutputStream());

  private Runs() {}

  public static Map<String, Map<String, Trace>> all() {
    Map<String, Trace> metronomes = new LinkedHashMap<>();
    metronomes.put("Nobody sleeps", metronomes(() -> {}));
    metronomes.put("Somebody sleeps", metronomes(Metronomes::sleep));
    return Map.of(
        "appointments", Map.of("Three appointments", appointments()), "metronomes", metronomes);
  }

  private static Trace appointments() {
    return Trace.recordVirtualTime(
        () -> {
          MemoryReactor reactor = new MemoryReactor();
          Appointments.arrange(reactor, NOWHERE);
          reactor.run();
        });
  }

  /** On a real reactor: while somebody sleeps in a virtual one, its clock does not move. */
  private static Trace metronomes(Runnable visitor) {
    return Trace.record(
        () -> {
          SelectReactor reactor = new SelectReactor();
          Metronomes.arrange(reactor, NOWHERE, visitor);
          reactor.run();
        });
  }
}
