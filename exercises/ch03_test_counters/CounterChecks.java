// SPDX-License-Identifier: Apache-2.0
package ch03_test_counters;

/**
 * Checks of counters. Each is a method that is not private, with the counters as its only
 * parameter: it returns if they are right, and throws an AssertionError if they are wrong. They are
 * started on a {@link dev.couplet.memory.MemoryReactor}.
 */
final class CounterChecks {
  private CounterChecks() {}

  // TODO: Write methods such as static void countsDown(Counters counters): start some counters on a
  // MemoryReactor, run it, note each tick and its time, and throw if Counters says otherwise.
}
