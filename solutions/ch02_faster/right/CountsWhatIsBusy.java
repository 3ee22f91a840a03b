// SPDX-License-Identifier: Apache-2.0
package ch02_faster;

import ch02_faster.Jobs.Job;

/** Says of each job who is busy, and with what: that can't be overlapped. */
final class Faster {
  private static final int WAY = 1;
  private static final int WRITING = 3;

  private Faster() {}

  static int seconds(Job job) {
    return switch (job) {
      case TEN_POEMS -> Math.max(2, 6); // as long as the longest
      case ONE_POEM -> 5; // nothing else could go on
      case FOUR_SUMS -> 4 * 3; // the thread is busy
      case TREASURE_HUNT -> 2 + 2 + 2 + 2; // each needs the one before
      case ONE_SCRIBE -> WAY + 5 * WRITING + WAY; // the scribe is busy, the ways overlap
    };
  }
}
