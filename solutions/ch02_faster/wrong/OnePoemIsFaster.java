// Fails: onePoem
// Because: This is less than the one server needs for its poem. Overlapping makes no wait shorter:
// what is there here that this one could overlap with?
package ch02_faster;

import ch02_faster.Jobs.Job;

final class Faster {
  private Faster() {}

  static int seconds(Job job) {
    return switch (job) {
      case TEN_POEMS -> 6;
      case ONE_POEM -> 1;
      case FOUR_SUMS -> 12;
      case TREASURE_HUNT -> 8;
      case ONE_SCRIBE -> 17;
    };
  }
}
