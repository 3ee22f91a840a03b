// SPDX-License-Identifier: Apache-2.0
package ch01;

import dev.couplet.clock.VirtualClock;
import dev.couplet.memory.MemoryReactor;
import dev.couplet.trace.Trace;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The runs that the chapter on waiting shows. */
public final class Runs {
  static final List<String> NAMES = List.of("Ada", "Ben");

  private Runs() {}

  public static Map<String, Map<String, Trace>> all() {
    Map<String, Trace> both = new LinkedHashMap<>();
    both.put("In turn", Trace.recordVirtualTime(() -> inTurn(nowhere())));
    both.put("At once", Trace.recordVirtualTime(() -> atOnce(nowhere())));
    return Map.of("letters", both);
  }

  static void inTurn(PrintStream out) {
    VirtualClock clock = new VirtualClock();
    LettersInTurn.sendAll(NAMES, new SlowOffice(clock::advance, clock::seconds, out));
    out.printf(Locale.ROOT, "%.1f s: all is sent%n", clock.seconds());
  }

  static void atOnce(PrintStream out) {
    MemoryReactor reactor = new MemoryReactor();
    int[] unsent = {NAMES.size()};
    Runnable whenEachIsSent =
        () -> {
          unsent[0]--;
          if (unsent[0] == 0) {
            out.printf(Locale.ROOT, "%.1f s: all is sent%n", reactor.seconds());
            reactor.stop();
          }
        };
    PatientOffice office = new PatientOffice(reactor, out);
    reactor.callWhenRunning(() -> LettersAtOnce.sendAll(NAMES, office, whenEachIsSent));
    reactor.run();
  }

  private static PrintStream nowhere() {
    return new PrintStream(OutputStream.nullOutputStream());
  }
}
