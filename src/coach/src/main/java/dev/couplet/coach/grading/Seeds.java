// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.grading;

import java.util.Map;
import java.util.TreeMap;

/**
 * Which runs of a check that is replayed: its data, delays and orders of arrival are drawn from a
 * seed.
 *
 * @param parameters configuration parameters of JUnit
 */
public record Seeds(Map<String, String> parameters) {
  /** Other ones at each check, so that an answer can't know the data. */
  public static final Seeds FRESH = new Seeds(Map.of());

  /** The same at each check, as many as the check asks for: where a verdict must not change. */
  public static final Seeds FIXED = new Seeds(Map.of("couplet.seeds.first", "1"));

  /** Keeps {@code parameters} in their order, since that is part of what a verdict depends on. */
  public Seeds {
    parameters = new TreeMap<>(parameters);
  }

  /** The one run that {@code seed} decides. */
  public static Seeds only(long seed) {
    return new Seeds(Map.of("couplet.seed", Long.toString(seed)));
  }

  /** {@code count} runs, from the seed 1 on. */
  public static Seeds first(int count) {
    return new Seeds(
        Map.of("couplet.seeds.first", "1", "couplet.seeds.count", Integer.toString(count)));
  }
}
