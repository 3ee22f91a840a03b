// Fails: treasureHunt
// Because: This is the time if some servers were asked before the answer was there that names them.
// Can any two of these waits overlap?
package ch02_faster;

import ch02_faster.Jobs.Job;

final class Faster {
  private Faster() {}

  static int seconds(Job job) {
    return switch (job) {
      case TEN_POEMS -> 6;
      case ONE_POEM -> 5;
      case FOUR_SUMS -> 12;
      case TREASURE_HUNT -> 4;
      case ONE_SCRIBE -> 17;
    };
  }
}
