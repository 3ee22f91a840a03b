// Because: believes that tasks that are begun together always run together, so that each job takes
// as long as its longest task.
package ch02_faster;

import ch02_faster.Jobs.Job;

/** How long each job of Jobs takes when its tasks overlap. */
final class Faster {
  private Faster() {}

  /** Returns after how many seconds all of {@code job} is done, by {@link Jobs#overlapping}. */
  static int seconds(Job job) {
    return switch (job) {
      case TEN_POEMS -> 6;
      case ONE_POEM -> 5;
      case FOUR_SUMS -> 3;
      case TREASURE_HUNT -> 2;
      case ONE_SCRIBE -> 5;
    };
  }
}
