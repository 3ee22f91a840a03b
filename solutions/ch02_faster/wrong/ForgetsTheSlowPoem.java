// Fails: tenPoems
// Because: This is the time after which nine of the poems have come. All is done when the last has
// come: which one is that?
package ch02_faster;

import ch02_faster.Jobs.Job;

final class Faster {
  private Faster() {}

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
