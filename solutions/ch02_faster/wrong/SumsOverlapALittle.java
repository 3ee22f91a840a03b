// Fails: fourSums
// Because: This is the time if the thread were free in some of it, to go on with something else.
// When does a sum wait?
package ch02_faster;

import ch02_faster.Jobs.Job;

final class Faster {
  private Faster() {}

  static int seconds(Job job) {
    return switch (job) {
      case TEN_POEMS -> 6;
      case ONE_POEM -> 5;
      case FOUR_SUMS -> 6;
      case TREASURE_HUNT -> 8;
      case ONE_SCRIBE -> 17;
    };
  }
}
