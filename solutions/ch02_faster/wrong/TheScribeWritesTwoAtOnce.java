// Fails: oneScribe
// Because: This is less than the scribe needs to write five answers, one at a time.
package ch02_faster;

import ch02_faster.Jobs.Job;

final class Faster {
  private Faster() {}

  static int seconds(Job job) {
    return switch (job) {
      case TEN_POEMS -> 6;
      case ONE_POEM -> 5;
      case FOUR_SUMS -> 12;
      case TREASURE_HUNT -> 8;
      case ONE_SCRIBE -> 9;
    };
  }
}
