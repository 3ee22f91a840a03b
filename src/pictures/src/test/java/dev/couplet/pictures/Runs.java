// SPDX-License-Identifier: Apache-2.0
package dev.couplet.pictures;

import dev.couplet.trace.Kind;
import dev.couplet.trace.Trace;

/** Runs that more than one test draws. */
final class Runs {
  private Runs() {}

  /** Two timers, of which the second is due while the first holds the loop for 300 ms. */
  static Trace blocked() {
    return new Script()
        .at(0)
        .add(Kind.LOOP, "r1")
        .add(Kind.TURN, "r1")
        .line(10)
        .callMade("c1", 200)
        .line(11)
        .callMade("c2", 250)
        .end()
        .at(200)
        .callRuns("c1")
        .at(500)
        .callEnds()
        .callRuns("c2")
        .at(501)
        .add(Kind.STOP, "r1")
        .callEnds()
        .end()
        .trace();
  }

  /** The same, but the first does not hold the loop. */
  static Trace unblocked() {
    return new Script()
        .at(0)
        .add(Kind.LOOP, "r1")
        .add(Kind.TURN, "r1")
        .line(10)
        .callMade("c1", 200)
        .line(11)
        .callMade("c2", 250)
        .end()
        .at(200)
        .callRuns("c1")
        .callEnds()
        .at(250)
        .callRuns("c2")
        .at(251)
        .add(Kind.STOP, "r1")
        .callEnds()
        .end()
        .trace();
  }

  /** Two stretches of plain code, one after the other. */
  static Trace blockingClient() {
    return new Script()
        .add(Kind.SPAN, "s1", "poem 1")
        .at(300)
        .end()
        .add(Kind.SPAN, "s2", "poem 2")
        .at(600)
        .end()
        .trace();
  }

  /** Two connections at the same time, each of which ends by firing a Deferred. */
  static Trace asynchronousClient() {
    Script script = new Script().add(Kind.LOOP, "r1").add(Kind.TURN, "r1");
    for (int i = 1; i <= 2; i++) {
      script.line(20).by("new Deferred").add(Kind.DEFERRED_MADE, "d" + i);
      script.line(21).add(Kind.CONNECTING, "k" + i, "10.0.0." + i + ":10000").mark("k" + i);
    }
    script.end();
    for (int i = 1; i <= 2; i++) {
      script.at(10 + i).add(Kind.TURN, "r1").because("k" + i).add(Kind.CONNECTED, "k" + i, "x");
      script.end().end();
    }
    for (int i = 1; i <= 2; i++) {
      script.at(150 + 10 * i).add(Kind.TURN, "r1").amount(40).add(Kind.BYTES_IN, "k" + i).end();
      script.end();
    }
    for (int i = 1; i <= 2; i++) {
      script.at(300 + 10 * i).add(Kind.TURN, "r1").add(Kind.CLOSED, "k" + i, "ConnectionDone");
      script.add(Kind.CALLED_BACK, "d" + i, "a poem").end().end();
    }
    return script.end().trace();
  }

  /** One Deferred: its third callback throws, its errback handles that. */
  static Trace chain() {
    return new Script()
        .line(9)
        .by("new Deferred")
        .add(Kind.DEFERRED_MADE, "d1")
        .line(10)
        .amount(1)
        .add(Kind.CALLBACK_ADDED, "d1", "callback")
        .line(11)
        .amount(2)
        .add(Kind.CALLBACK_ADDED, "d1", "errback")
        .line(12)
        .amount(3)
        .add(Kind.CALLBACK_ADDED, "d1", "callback")
        .line(13)
        .amount(4)
        .add(Kind.CALLBACK_ADDED, "d1", "pair")
        .at(5)
        .add(Kind.CALLED_BACK, "d1", "7")
        .amount(1)
        .add(Kind.CALLBACK_RUN, "d1")
        .end(Kind.END, "7 lines")
        .amount(3)
        .add(Kind.CALLBACK_RUN, "d1")
        .end(Kind.THREW, "IOException: no disk")
        .amount(4)
        .add(Kind.ERRBACK_RUN, "d1")
        .end(Kind.END, "saved")
        .add(Kind.HANDLED, "d1")
        .trace();
  }

  /** At the end one Deferred waits for another that gathers two, and a call is to come. */
  static Trace pending() {
    return new Script()
        .line(3)
        .by("new Deferred")
        .add(Kind.DEFERRED_MADE, "d1")
        .line(4)
        .amount(1)
        .add(Kind.CALLBACK_ADDED, "d1", "callback")
        .line(5)
        .by("new Deferred")
        .add(Kind.DEFERRED_MADE, "d2")
        .line(6)
        .by("Deferreds.gather")
        .add(Kind.DEFERRED_MADE, "d3")
        .other("d1")
        .add(Kind.GATHERS, "d3")
        .other("d2")
        .add(Kind.GATHERS, "d3")
        .line(8)
        .add(Kind.DEFERRED_MADE, "d4")
        .add(Kind.CALLED_BACK, "d4", "go")
        .other("d3")
        .add(Kind.WAITS, "d4")
        .line(9)
        .callMade("c1", 300)
        .at(100)
        .add(Kind.NOTE, null, "the end")
        .trace();
  }
}
