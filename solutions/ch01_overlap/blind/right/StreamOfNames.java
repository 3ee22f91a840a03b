package ch01_overlap;

import ch01_overlap.Emails.Step;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the two programs in Emails say, in the order in which they say it. */
final class Overlap {
  private Overlap() {}

  /** Returns the seven steps of {@link Emails#oneAfterTheOther}, the first to be said first. */
  static List<Step> oneAfterTheOther() {
    return Stream.of(
            "ann asked", "went on", "ann found", "ann sent", "bob asked", "bob found", "bob sent")
        .map(words -> Step.valueOf(words.toUpperCase(Locale.ROOT).replace(' ', '_')))
        .toList();
  }

  /** Returns the seven steps of {@link Emails#overlapping}, the first to be said first. */
  static List<Step> overlapping() {
    return Stream.of(
            "ann asked", "bob asked", "went on", "bob found", "bob sent", "ann found", "ann sent")
        .map(words -> Step.valueOf(words.toUpperCase(Locale.ROOT).replace(' ', '_')))
        .collect(Collectors.toList());
  }
}
