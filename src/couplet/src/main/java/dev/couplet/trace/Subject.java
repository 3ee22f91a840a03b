// SPDX-License-Identifier: Apache-2.0
package dev.couplet.trace;

/**
 * What an {@link Event} is of: one Deferred, one call, one connection. Numbered from 1 within a
 * trace, each type for itself, in the order in which they came up.
 *
 * @param type what it is
 * @param number which one of its type
 */
public record Subject(Type type, int number) {

  /** What a subject can be, with the letter by which a trace names it. */
  public enum Type {
    /** A thread. */
    THREAD('t'),
    /** A named stretch of plain code. */
    SPAN('s'),
    /** A reactor. */
    LOOP('r'),
    /** A call to be made later, or by another thread. */
    CALL('c'),
    /** A Deferred. */
    DEFERRED('d'),
    /** A port that is listened on. */
    PORT('p'),
    /** A connection, or the attempt at one. */
    CONNECTION('k');

    private final char letter;

    Type(char letter) {
      this.letter = letter;
    }

    /** Returns the letter with which the names of such subjects begin. */
    public char letter() {
      return letter;
    }
  }

  /** Returns its name in a trace: {@code d12} is the twelfth Deferred. */
  @Override
  public String toString() {
    return type.letter + Integer.toString(number);
  }
}
