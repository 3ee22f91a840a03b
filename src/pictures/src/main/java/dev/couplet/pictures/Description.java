// SPDX-License-Identifier: Apache-2.0
package dev.couplet.pictures;

import dev.couplet.pictures.Lane.Stretch;
import dev.couplet.pictures.Lane.Style;
import dev.couplet.pictures.Timeline.Part;
import java.util.ArrayList;
import java.util.List;

/** A timeline in sentences, for those who do not see it. */
final class Description {
  private static final int MOST_SAID = 4;

  private final Part part;
  private final Run run;

  Description(Part part) {
    this.part = part;
    run = part.lanes().run();
  }

  String sentences() {
    List<String> all = new ArrayList<>();
    String beginning = part.title().isEmpty() ? "A run" : part.title() + ": a run";
    all.add(beginning + " of " + Times.say(run.lastNanos()) + " with " + counts() + ".");
    for (Lane lane : part.shown()) {
      if (lane.type() == Lane.Type.THREAD && lane.label().equals("loop")) {
        all.add("The loop was held for " + Times.say(held(lane)) + " of it.");
      }
    }
    List<Stretch> blocked = Timeline.blocked(part);
    blocked.stream().limit(MOST_SAID).map(this::sentence).forEach(all::add);
    if (blocked.size() > MOST_SAID) {
      long rest = blocked.stream().skip(MOST_SAID).mapToLong(Stretch::nanos).sum();
      all.add(
          "And %d times more, for %s in all."
              .formatted(blocked.size() - MOST_SAID, Times.say(rest)));
    }
    return String.join(" ", all);
  }

  private String sentence(Stretch blocked) {
    String place = Places.of(run, run.event(blocked.event()));
    return "It was blocked for %s, from %s on%s."
        .formatted(
            Times.say(blocked.nanos()),
            Times.say(blocked.fromNanos()),
            place == null ? "" : ", by " + place);
  }

  private String counts() {
    List<String> words = new ArrayList<>();
    for (Lane.Type type : Lane.Type.values()) {
      int count = part.lanes().count(type);
      if (count > 0) {
        words.add(count(type, count));
      }
    }
    return words.isEmpty() ? "nothing in it" : String.join(", ", words);
  }

  static String count(Lane.Type type, int count) {
    String plural = count == 1 ? "" : "s";
    return count
        + " "
        + switch (type) {
          case THREAD -> "thread" + plural;
          case SPAN -> count == 1 ? "named stretch" : "named stretches";
          case CONNECTION -> "connection" + plural;
          case CALL -> "line" + plural + " of delayed calls";
          case DEFERRED -> "Deferred" + plural;
        };
  }

  private static long held(Lane lane) {
    return lane.stretches().stream()
        .filter(stretch -> stretch.style() == Style.HELD)
        .mapToLong(Stretch::nanos)
        .sum();
  }
}
