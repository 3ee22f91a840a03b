// Because: believes that a job is done when overlapping has returned, so that all that is only
// waited for takes no time.
package ch02_faster;

import ch02_faster.Jobs.Job;

/** How long each job of Jobs takes when its tasks overlap. */
final class Faster {
  private Faster() {}

  /** Returns after how many seconds all of {@code job} is done, by {@link Jobs#overlapping}. */
  static int seconds(Job job) {
    return switch (job) {
      case TEN_POEMS -> 0;
      case ONE_POEM -> 0;
      case FOUR_SUMS -> 12;
      case TREASURE_HUNT -> 0;
      case ONE_SCRIBE -> 0;
    };
  }
}
