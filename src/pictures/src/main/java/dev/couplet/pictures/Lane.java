// SPDX-License-Identifier: Apache-2.0
package dev.couplet.pictures;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** One row of a timeline: what became of one thing, or of a line of things, over time. */
final class Lane {

  /** What a lane is for; lanes stand in this order. */
  enum Type {
    THREAD,
    SPAN,
    CONNECTION,
    CALL,
    DEFERRED
  }

  /** How something is drawn in text, and the word for it in the legend. */
  record Look(String word, char unicode, char ascii) {}

  /** What is drawn: by a name in SVG, by a character in text, and with a word in the legend. */
  interface Sign {
    Look look();

    String name();

    default String word() {
      return look().word();
    }

    default char in(Glyphs glyphs) {
      return glyphs == Glyphs.UNICODE ? look().unicode() : look().ascii();
    }

    default String inSvg() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** How a stretch of time was spent. What is drawn later covers what is drawn before. */
  enum Style implements Sign {
    /** A loop waits for something to do. */
    IDLE("the loop waits", '─', '-'),
    /** Something is there: a connection, a named stretch of code. */
    OPEN("open, or going on", '━', '_'),
    /** A thread is taken up. */
    HELD("busy", '▄', '='),
    /** Something is still to come: a call, a Deferred's result. */
    PENDING("still to come", '┄', '.'),
    /** A Deferred has fired, and waits for another. */
    WAITING("waits for another", '≈', '~'),
    /** A call was due, and not made. */
    LATE("due, but late", '░', '!'),
    /** A loop is taken up for so long that all else stands still. */
    BLOCKED("blocked", '█', '#');

    @SuppressWarnings("ImmutableEnumChecker") // a record of values cannot change
    private final Look look;

    Style(String word, char unicode, char ascii) {
      look = new Look(word, unicode, ascii);
    }

    @Override
    public Look look() {
      return look;
    }
  }

  /** What happened at one point. What says more stands later, and covers what says less. */
  enum Shape implements Sign {
    NOTE("note", '¶', 'n'),
    MADE("made", '○', 'o'),
    OUT("bytes out", '▲', '^'),
    IN("bytes in", '▼', 'v'),
    RUN("runs", '●', '*'),
    CANCELLED("cancelled", '⊘', '/'),
    CLOSED("closed, or stopped", '■', ']'),
    FIRED("fired", '◆', '+'),
    FAILED("failed", '✗', 'x');

    @SuppressWarnings("ImmutableEnumChecker") // a record of values cannot change
    private final Look look;

    Shape(String word, char unicode, char ascii) {
      look = new Look(word, unicode, ascii);
    }

    @Override
    public Look look() {
      return look;
    }
  }

  /** A stretch of time, and the id of the event that tells most about it. */
  record Stretch(long fromNanos, long toNanos, Style style, int event) {
    long nanos() {
      return toNanos - fromNanos;
    }
  }

  /** A point in time, and the id of what happened there. */
  record Mark(long atNanos, Shape shape, int event) {}

  private final Type type;
  private final String label;
  private final String detail;
  private final List<Stretch> stretches = new ArrayList<>();
  private final List<Mark> marks = new ArrayList<>();

  Lane(Type type, String label, String detail) {
    this.type = type;
    this.label = label;
    this.detail = detail;
  }

  void stretch(long fromNanos, long toNanos, Style style, int event) {
    stretches.add(new Stretch(fromNanos, toNanos, style, event));
  }

  void mark(long atNanos, Shape shape, int event) {
    marks.add(new Mark(atNanos, shape, event));
  }

  Type type() {
    return type;
  }

  /** Whether there is nothing to be seen in it. */
  boolean isEmpty() {
    return stretches.isEmpty() && marks.isEmpty();
  }

  /** What stands beside it, in a few letters. */
  String label() {
    return label;
  }

  /** What more there is to say of it. */
  String detail() {
    return detail;
  }

  List<Stretch> stretches() {
    return stretches;
  }

  List<Mark> marks() {
    return marks;
  }

  /** How long something was there, or to come. */
  long extentNanos() {
    return stretches.stream().mapToLong(Stretch::nanos).sum();
  }
}
