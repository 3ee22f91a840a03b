// Fails: oneScribe
// Because: This is the time if the five answers were written at once. Your program waits for all of
// them at once, but who writes them, and how many at a time?
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
      case ONE_SCRIBE -> 5;
    };
  }
}
