// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.runner;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectUniqueId;

import dev.couplet.trace.Recording;
import dev.couplet.trace.Trace;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;

/**
 * Runs one check again, with the same data, while recording, and hands the traces over: one in
 * virtual time, one in real time, and another of that if something took long, since a machine that
 * is busy with something else can hold a loop as well, but hardly twice.
 *
 * <p>An answer that fails otherwise than before does not do the same each time: there is nothing
 * sure to say of it.
 *
 * <p>It also hands over a few runs whose data are always the same, by which one answer can be
 * compared with another.
 */
final class Again {
  /** More would take longer to read than the learner waits, and be more than a learner reads. */
  private static final int MOST_EVENTS = 3_000;

  private static final int MOST_BYTES = 600_000;

  /** How many runs are compared: in one alone many an answer does as it should. */
  private static final int COMPARED = 3;

  /** What a lint takes for a loop that is held. */
  private static final long LONG_NANOS = 100_000_000;

  private final String id;
  private final String seed;
  private final Map<String, String> parameters;

  /** How it must fail, or null if it may do as it likes. */
  private final Reporter.@Nullable Failure expected;

  /**
   * One run.
   *
   * @param message how it failed; empty if it passed
   * @param trace lines of JSON; none if it did not go as expected, or was too much
   */
  private record Recorded(String message, String trace) {}

  private Again(
      String id, String seed, Map<String, String> parameters, Reporter.@Nullable Failure expected) {
    this.id = id;
    this.seed = seed;
    this.parameters = parameters;
    this.expected = expected;
  }

  /** The run that has failed as {@code failure} says. */
  static Again failing(Reporter.Failure failure) {
    Map<String, String> parameters = new HashMap<>();
    if (!failure.seed().isEmpty()) {
      parameters.put("couplet.seed", failure.seed());
    }
    return new Again(failure.id(), failure.seed(), parameters, failure);
  }

  /** The run of the check {@code id} with these configuration parameters of JUnit. */
  static Again of(String id, Map<String, String> parameters) {
    return new Again(id, parameters.getOrDefault("couplet.seed", ""), parameters, null);
  }

  void record(Launcher launcher, ClassLoader loader, Reporter reporter) throws IOException {
    Thread.currentThread().setContextClassLoader(loader);
    if (!handOver(recordOnce(launcher, true).trace, reporter)) {
      return;
    }
    long startNanos = System.nanoTime();
    if (handOver(recordOnce(launcher, false).trace, reporter)
        && System.nanoTime() - startNanos > LONG_NANOS) {
      handOver(recordOnce(launcher, false).trace, reporter);
    }
    for (int i = 1; i <= COMPARED; i++) {
      String same = Integer.toString(i);
      Recorded run = of(id, Map.of("couplet.seed", same)).recordOnce(launcher, true);
      reporter.compared(id, same, run.message, run.trace);
    }
  }

  /** Returns whether there is anything to hand over. */
  private boolean handOver(String trace, Reporter reporter) {
    if (!trace.isEmpty()) {
      reporter.traced(id, seed, trace);
    }
    return !trace.isEmpty();
  }

  private Recorded recordOnce(Launcher launcher, boolean virtualTime) throws IOException {
    Reporter mute =
        new Reporter(new Wire(""), new PrintStream(PrintStream.nullOutputStream(), false));
    Trace trace;
    try (Recording recording = virtualTime ? Trace.startVirtualTime() : Trace.start()) {
      launcher.execute(discovery(), mute);
      trace = recording.end();
    }
    Reporter.@Nullable Failure failure = mute.firstFailure();
    String message = failure == null ? "" : failure.kind() + ": " + failure.message();
    boolean asExpected = expected == null || expected.equals(failure);
    if (!asExpected || trace.events().size() > MOST_EVENTS || trace.header().dropped() > 0) {
      return new Recorded(message, "");
    }
    StringBuilder lines = new StringBuilder();
    trace.writeTo(lines);
    String text = lines.toString();
    boolean tooLong = text.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES;
    return new Recorded(message, tooLong ? "" : text);
  }

  private LauncherDiscoveryRequest discovery() {
    return LauncherDiscoveryRequestBuilder.request()
        .enableImplicitConfigurationParameters(false)
        .configurationParameters(parameters)
        .selectors(List.of(selectUniqueId(id)))
        .build();
  }
}
