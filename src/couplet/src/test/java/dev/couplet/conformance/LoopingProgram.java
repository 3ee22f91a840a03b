// SPDX-License-Identifier: Apache-2.0
package dev.couplet.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.couplet.clock.VirtualClock;
import dev.couplet.defer.Deferred;
import dev.couplet.defer.Deferreds;
import dev.couplet.defer.Outcome;
import dev.couplet.task.LoopingCall;
import dev.couplet.task.Tasks;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;

/** Plays one case of the kind {@code looping}. */
final class LoopingProgram {
  private final VirtualClock clock = new VirtualClock();
  private final Trace trace = new Trace();
  private final JsonNode program;
  private final Iterator<JsonNode> script;
  private final LoopingCall loop;

  LoopingProgram(JsonNode vector) {
    program = vector.required("program");
    script = vector.required("script").iterator();
    loop =
        vector.required("counting").asBoolean()
            ? LoopingCall.withCountOfDeferred(clock, this::calledWithCount)
            : LoopingCall.ofDeferred(clock, this::called);
  }

  List<Object> play() {
    for (JsonNode op : program) {
      trace.guard(() -> play(op.required("op").asText(), op));
    }
    trace.add("running", loop.running());
    return trace.events();
  }

  private void play(String op, JsonNode args) {
    switch (op) {
      case "start" ->
          loop.start(
                  ClockProgram.seconds(args.required("interval")), args.required("now").asBoolean())
              .addBothVoid(outcome -> trace.add("ended", clock.seconds(), end(outcome)));
      case "advance" -> clock.advance(ClockProgram.seconds(args.required("seconds")));
      case "reset" -> loop.reset();
      case "stop" -> loop.stop();
      default -> throw new AssertionError("unknown op: " + args);
    }
  }

  private Object end(Outcome<LoopingCall> outcome) {
    return outcome.equals(new Outcome.Success<>(loop)) ? "stopped" : Trace.plain(outcome);
  }

  private Deferred<?> called() {
    trace.add("called", clock.seconds());
    return respond();
  }

  private Deferred<?> calledWithCount(long count) {
    trace.add("called", clock.seconds(), count);
    return respond();
  }

  private Deferred<?> respond() {
    if (!script.hasNext()) {
      loop.stop();
      return Deferreds.succeed(null);
    }
    JsonNode response = script.next();
    return switch (response.required("do").asText()) {
      case "return" -> Deferreds.succeed(null);
      case "raise" -> Deferreds.fail(Errors.named(response.required("error")));
      case "wait" -> wait(response);
      case "waitThenFail" ->
          wait(response)
              .addCallbackVoid(
                  nothing -> {
                    throw Errors.named(response.required("error"));
                  });
      case "stop" -> {
        loop.stop();
        yield Deferreds.succeed(null);
      }
      default -> throw new AssertionError("unknown response: " + response);
    };
  }

  private Deferred<Void> wait(JsonNode response) {
    Duration delay = ClockProgram.seconds(response.required("seconds"));
    return Tasks.deferLater(clock, delay);
  }
}
