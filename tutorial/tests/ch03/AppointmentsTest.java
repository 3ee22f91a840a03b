// SPDX-License-Identifier: Apache-2.0
package ch03;

import book.Printed;
import dev.couplet.memory.MemoryReactor;
import org.junit.jupiter.api.Test;

class AppointmentsTest {
  @Test
  void areKeptInTheOrderInWhichTheyAreDue() {
    Printed.assertPrints(
        "ch03/Appointments.txt",
        out -> {
          MemoryReactor reactor = new MemoryReactor();
          Appointments.arrange(reactor, out);
          reactor.run();
        });
  }
}
