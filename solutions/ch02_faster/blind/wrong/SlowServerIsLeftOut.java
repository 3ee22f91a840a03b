// Because: believes that the time of most poems is the time of all, so that the one slow server is
// left out.
package ch02_faster;

import ch02_faster.Jobs.Job;

/** How long each job of Jobs takes when its tasks overlap. */
final class Faster {
  private Faster() {}

  /** Returns after how many seconds all of {@code job} is done, by {@link Jobs#overlapping}. */
  static int seconds(Job job) {
    return switch (job) {
      case TEN_POEMS -> 2;
      case ONE_POEM -> 5;
      case FOUR_SUMS -> 12;
      case TREASURE_HUNT -> 8;
      case ONE_SCRIBE -> 17;
    };
  }
}
