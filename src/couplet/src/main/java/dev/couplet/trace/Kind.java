// SPDX-License-Identifier: Apache-2.0
package dev.couplet.trace;

import java.util.Locale;

/**
 * What an {@link Event} says has happened. In a file each goes by its name in lower case with
 * hyphens: {@code call-made}. For each kind it is said here what the event is of, and what its
 * other parts mean where it has them; a line, where there is one, is that of the program.
 *
 * <p>Some kinds <em>open</em>: what comes on the same thread until the matching {@link #END} or
 * {@link #THREW} happened within.
 */
public enum Kind {
  /**
   * A thread came in, of a thread; text is its name. One that stands in for another, as that of a
   * coroutine does, has that for its other.
   */
  THREAD,
  /** The innermost open event ended, of the same; its cause is that event. Text is what it gave. */
  END,
  /** As {@link #END}, but by an exception, which is the text. */
  THREW,
  /** A stretch of plain code began, of a span; text is its name. Opens. */
  SPAN,
  /** The program says something: text. */
  NOTE,
  /** An error came up that no caller could be told of: text. */
  ERROR,

  /** A reactor was run, of a loop. Opens: between its turns it waits. */
  LOOP,
  /** The reactor has woken up and deals with what has come, of a loop. Opens. */
  TURN,
  /** The reactor was asked to stop, of a loop. */
  STOP,
  /** The reactor refused to be used by a thread that is not its own; text is the method. */
  WRONG_THREAD,

  /**
   * A call was asked for, of a call; text is the method that was asked, amount the delay in
   * nanoseconds, if it is for later.
   */
  CALL_MADE,
  /** A call is due at another time, of a call; amount is the delay from now in nanoseconds. */
  CALL_MOVED,
  /** A call was taken back, of a call. */
  CALL_CANCELLED,
  /** A call is made, of a call; its cause is where it was asked for. Opens. */
  CALL_RUN,

  /** A Deferred was created, of a Deferred; by is what created it. */
  DEFERRED_MADE,
  /**
   * A link was added to its chain, of a Deferred; amount numbers the links from 1, text is {@code
   * callback}, {@code errback}, {@code pair} or {@code both}, or says which of the library's own.
   * If it fires another Deferred, that is the other.
   */
  CALLBACK_ADDED,
  /** It was fired with a value, of a Deferred; text is the value. */
  CALLED_BACK,
  /** It was fired with a failure, of a Deferred; text is the exception. */
  FAILED,
  /** It was fired a second time, which was refused, of a Deferred. */
  FIRED_AGAIN,
  /** It was fired after it had been cancelled, which was let pass, of a Deferred. */
  FIRE_IGNORED,
  /** It was cancelled, of a Deferred. */
  CANCELLED,
  /** Its chain was paused, of a Deferred. */
  PAUSED,
  /** Its chain was unpaused for the last time, of a Deferred. */
  UNPAUSED,
  /** A callback runs, of a Deferred; amount is the number of its link. Opens. */
  CALLBACK_RUN,
  /** An errback runs, of a Deferred; amount is the number of its link. Opens. */
  ERRBACK_RUN,
  /**
   * Its chain waits for the Deferred that a callback returned, of a Deferred; that is the other.
   */
  WAITS,
  /**
   * Its chain goes on with the value of the one it waited for, of a Deferred; that is the other.
   */
  GOES_ON,
  /** As {@link #GOES_ON}, but with a failure, which is the text. */
  GOES_ON_FAILED,
  /** It joins many, of a Deferred; the other is one of them. */
  GATHERS,
  /** An errback has turned its failure into a value, or another took it over, of a Deferred. */
  HANDLED,
  /** Its chain came to an end with a failure, of a Deferred; text is the exception. */
  UNHANDLED,
  /** It is gone, or was asked after, and nobody had handled its failure, of a Deferred. */
  DROPPED,

  /** A port is listened on, of a port; text is its address. */
  LISTENING,
  /** A port is listened on no longer, of a port. */
  LISTENING_ENDED,
  /** A connection is asked for, of a connection; text is the address. */
  CONNECTING,
  /** A connection has come about, of a connection; text is the peer's address. Opens. */
  CONNECTED,
  /** A peer has connected, of a connection; the other is the port, text the peer. Opens. */
  ACCEPTED,
  /** A connection has not come about, of a connection; text is why. Opens. */
  CONNECT_FAILED,
  /** Bytes have come, of a connection; amount is how many. Opens. */
  BYTES_IN,
  /** Bytes were handed to the system to be sent, of a connection; amount is how many. */
  BYTES_OUT,
  /** A connection has ended, of a connection; text is the reason. Opens. */
  CLOSED;

  /** Returns the name by which a file calls it. */
  public String inFile() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Returns whether what follows happens within it, until it is ended. */
  public boolean opens() {
    return switch (this) {
      case SPAN,
          LOOP,
          TURN,
          CALL_RUN,
          CALLBACK_RUN,
          ERRBACK_RUN,
          CONNECTED,
          ACCEPTED,
          CONNECT_FAILED,
          BYTES_IN,
          CLOSED ->
          true;
      default -> false;
    };
  }

  /** Returns whether it ends one that opened. */
  public boolean ends() {
    return this == END || this == THREW;
  }
}
