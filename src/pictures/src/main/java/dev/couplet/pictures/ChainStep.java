// SPDX-License-Identifier: Apache-2.0
package dev.couplet.pictures;

import dev.couplet.trace.Event;
import dev.couplet.trace.Kind;
import dev.couplet.trace.Subject;
import org.jspecify.annotations.Nullable;

/** One link of a chain, and what became of the result there. */
final class ChainStep {

  /** The column in which a result is: that of the callbacks, or that of the errbacks. */
  enum Side {
    VALUE,
    FAILURE;

    static Side of(boolean failed) {
      return failed ? FAILURE : VALUE;
    }
  }

  private final long number;
  private final String role;
  private final String place;
  private @Nullable Side in;
  private @Nullable Side out;
  private boolean ran;
  private @Nullable String gave;
  private @Nullable Subject waitedFor;

  /** Made from where it was added, or, if that is not in the trace, from where it runs. */
  ChainStep(Event event) {
    number = event.amount();
    if (event.kind() == Kind.CALLBACK_ADDED) {
      role = event.text() == null ? "both" : event.text();
      place = event.place() == null ? "" : event.place();
    } else {
      role = event.kind() == Kind.ERRBACK_RUN ? "errback" : "callback";
      place = "";
    }
  }

  void runs(boolean failed) {
    ran = true;
    in = Side.of(failed);
  }

  /** It has run, and gave {@code text}, which came from {@code awaited} if that is not null. */
  void gave(boolean failed, @Nullable String text, @Nullable Subject awaited) {
    out = Side.of(failed);
    gave = text;
    waitedFor = awaited;
  }

  void passes(boolean failed) {
    in = Side.of(failed);
    out = in;
  }

  long number() {
    return number;
  }

  /** Whether it has a box in the column of {@code side}. */
  boolean has(Side side) {
    return switch (role) {
      case "callback" -> side == Side.VALUE;
      case "errback" -> side == Side.FAILURE;
      default -> true;
    };
  }

  /** Whether it is one box for both columns, rather than one in each. */
  boolean wide() {
    return has(Side.VALUE) && has(Side.FAILURE) && !role.equals("pair");
  }

  boolean ran() {
    return ran;
  }

  @Nullable Side in() {
    return in;
  }

  @Nullable Side out() {
    return out;
  }

  /** What the box of {@code side} is called. */
  String name(Side side) {
    String what =
        switch (role) {
          case "pair" -> side == Side.VALUE ? "callback" : "errback";
          default -> role;
        };
    return number + " " + what;
  }

  String place() {
    return place;
  }

  /** What it handed on, in a few words; empty if it gave nothing or has not run. */
  String outcome() {
    if (!ran || gave == null) {
      return "";
    }
    return waitedFor == null ? gave : gave + " from " + waitedFor;
  }

  String sentence() {
    String what = "Link " + number + ", " + role + (place.isEmpty() ? "" : " of " + place);
    if (in == null) {
      return what + ", was not reached.";
    }
    if (!ran) {
      return what + ", let the " + word(in) + " pass.";
    }
    if (out == null) {
      return what + ", took the " + word(in) + " and is not done.";
    }
    String outcome = outcome();
    return "%s, took the %s and gave a %s%s."
        .formatted(what, word(in), word(out), outcome.isEmpty() ? "" : ": " + outcome);
  }

  private static String word(Side side) {
    return side == Side.VALUE ? "value" : "failure";
  }
}
