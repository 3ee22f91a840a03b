// SPDX-License-Identifier: Apache-2.0
package dev.couplet.defer;

import java.util.List;
import java.util.stream.Collectors;

/** Every contestant of a {@link Deferreds#race race} failed. */
public final class FailureGroup extends RuntimeException {
  private static final long serialVersionUID = 1;
  private static final int MOST_NAMED = 8;

  private final transient List<Failure> failures;

  FailureGroup(List<Failure> failures) {
    super(
        failures.stream()
            .limit(MOST_NAMED)
            .map(Failure::inBrief)
            .collect(
                Collectors.joining(
                    "; ",
                    "all " + failures.size() + " failed: ",
                    failures.size() > MOST_NAMED ? "; …" : "")));
    this.failures = List.copyOf(failures);
    for (Failure failure : failures) {
      addSuppressed(failure.exception());
    }
  }

  /** Returns what each failed with, in the order in which they were given to the race. */
  public List<Failure> failures() {
    return failures;
  }
}
