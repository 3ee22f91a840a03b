// Fails: oneScribe
// Because: This is what the scribe needs for writing. But he can't begin at second 0, and the last
// answer is not there when it is written.
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
      case ONE_SCRIBE -> 15;
    };
  }
}
