// SPDX-License-Identifier: Apache-2.0
package ch02_faster;

import ch02_faster.Jobs.Job;

/** Waits overlap with one another, but not what keeps a thread or a scribe busy. */
final class Faster {
  private Faster() {}

  static int seconds(Job job) {
    return switch (job) {
      case TEN_POEMS -> 6;
      case ONE_POEM -> 5;
      case FOUR_SUMS -> 12;
      case TREASURE_HUNT -> 8;
      case ONE_SCRIBE -> 17;
    };
  }
}
