// Because: believes that a server answers all questions at the same time, so that five questions
// take as long as one.
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
      case FOUR_SUMS -> 12;
      case TREASURE_HUNT -> 8;
      case ONE_SCRIBE -> 5;
    };
  }
}
