// SPDX-License-Identifier: Apache-2.0
package dev.couplet.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.couplet.clock.DelayedCall;
import dev.couplet.clock.VirtualClock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Plays one case of the kind {@code clock}. */
final class ClockProgram {
  private final VirtualClock clock = new VirtualClock();
  private final Map<Integer, DelayedCall> calls = new HashMap<>();
  private final Trace trace = new Trace();

  List<Object> play(JsonNode vector) {
    playAll(vector.required("program"));
    return trace.events();
  }

  private void playAll(JsonNode ops) {
    for (JsonNode op : ops) {
      trace.guard(() -> play(op.required("op").asText(), op));
    }
  }

  private void play(String op, JsonNode args) {
    switch (op) {
      case "callLater" -> callLater(args);
      case "cancel" -> call(args).cancel();
      case "reset" -> call(args).reset(seconds(args.required("seconds")));
      case "delay" -> call(args).delay(seconds(args.required("seconds")));
      case "active" -> trace.add("active", number(args), call(args).active());
      case "advance" -> clock.advance(seconds(args.required("seconds")));
      default -> throw new AssertionError("unknown op: " + args);
    }
  }

  private void callLater(JsonNode args) {
    DelayedCall call =
        clock.callLater(
            seconds(args.required("delay")),
            () -> {
              trace.add("fired", number(args), clock.seconds());
              playAll(args.path("then"));
            });
    calls.put(number(args), call);
  }

  private static int number(JsonNode args) {
    return args.required("n").asInt();
  }

  private DelayedCall call(JsonNode args) {
    DelayedCall call = calls.get(number(args));
    if (call == null) {
      throw new AssertionError("no call has the number of " + args);
    }
    return call;
  }

  static Duration seconds(JsonNode seconds) {
    return Duration.ofMillis(Math.round(seconds.asDouble() * 1000));
  }
}
