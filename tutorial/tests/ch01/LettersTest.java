// SPDX-License-Identifier: Apache-2.0
package ch01;

import book.Printed;
import org.junit.jupiter.api.Test;

class LettersTest {
  @Test
  void inTurnTheTimesAddUp() {
    Printed.assertPrints("ch01/in-turn.txt", Runs::inTurn);
  }

  @Test
  void atOnceTheyOverlap() {
    Printed.assertPrints("ch01/at-once.txt", Runs::atOnce);
  }
}
