// SPDX-License-Identifier: Apache-2.0
package ch01;

import dev.couplet.trace.Trace;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;

/** An office in which everything takes a while, and whoever asks sleeps so long. */
final class SlowOffice implements Office {
  private final Consumer<Duration> sleep;
  private final DoubleSupplier seconds;
  private final PrintStream out;

  SlowOffice(Consumer<Duration> sleep, DoubleSupplier seconds, PrintStream out) {
    this.sleep = sleep;
    this.seconds = seconds;
    this.out = out;
  }

  @Override
  public String address(String name) {
    work("look " + name + " up", 200);
    return name + "'s house";
  }

  @Override
  public String letter(String name) {
    work("write to " + name, 100);
    return "Dear " + name;
  }

  @Override
  public void deliver(String address, String letter) {
    work("off to " + address, 300);
  }

  private void work(String what, int millis) {
    out.printf(Locale.ROOT, "%.1f s: %s%n", seconds.getAsDouble(), what);
    Trace.span(what, () -> sleep.accept(Duration.ofMillis(millis)));
  }
}
