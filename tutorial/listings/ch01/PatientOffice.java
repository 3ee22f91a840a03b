// SPDX-License-Identifier: Apache-2.0
package ch01;

import dev.couplet.clock.Clock;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;

/** An office in which everything takes a while, and nobody waits for it. */
final class PatientOffice implements AskingOffice {
  private final Clock clock;
  private final PrintStream out;

  PatientOffice(Clock clock, PrintStream out) {
    this.clock = clock;
    this.out = out;
  }

  @Override
  public void address(String name, Consumer<String> whenFound) {
    say("look " + name + " up");
    clock.callLater(Duration.ofMillis(200), () -> whenFound.accept(name + "'s house"));
  }

  @Override
  public void letter(String name, Consumer<String> whenWritten) {
    say("write to " + name);
    clock.callLater(Duration.ofMillis(100), () -> whenWritten.accept("Dear " + name));
  }

  @Override
  public void deliver(String address, String letter, Runnable whenDelivered) {
    say("off to " + address);
    clock.callLater(Duration.ofMillis(300), whenDelivered);
  }

  private void say(String what) {
    out.printf(Locale.ROOT, "%.1f s: %s%n", clock.seconds(), what);
  }
}
