// Fails: fourSums
// Because: This is the time if four computations could go on at once. But there is one thread, and
// compute keeps it busy: what becomes of the others meanwhile?
package ch02_faster;

import ch02_faster.Jobs.Job;

final class Faster {
  private Faster() {}

  static int seconds(Job job) {
    return switch (job) {
      case TEN_POEMS -> 6;
      case ONE_POEM -> 5;
      case FOUR_SUMS -> 3;
      case TREASURE_HUNT -> 8;
      case ONE_SCRIBE -> 17;
    };
  }
}
