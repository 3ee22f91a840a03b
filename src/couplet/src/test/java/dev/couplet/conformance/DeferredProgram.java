// SPDX-License-Identifier: Apache-2.0
package dev.couplet.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.couplet.clock.VirtualClock;
import dev.couplet.defer.Callback;
import dev.couplet.defer.Deferred;
import dev.couplet.defer.Deferreds;
import dev.couplet.defer.Failure;
import dev.couplet.defer.ListOption;
import dev.couplet.defer.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Plays one case of the kind {@code deferred}. */
final class DeferredProgram {
  private final VirtualClock clock = new VirtualClock();
  private final Map<String, Deferred<Object>> named = new LinkedHashMap<>();
  private final Trace trace = new Trace();

  List<Object> play(JsonNode vector) {
    playAll(vector.required("program"));
    named.forEach(
        (name, deferred) ->
            deferred.addBothVoid(outcome -> trace.add("end", name, Trace.plain(outcome))));
    trace.add("timers", clock.delayedCalls().size());
    return trace.events();
  }

  private void playAll(JsonNode ops) {
    for (JsonNode op : ops) {
      trace.guard(() -> play(op.required("op").asText(), op));
    }
  }

  private void play(String op, JsonNode args) {
    switch (op) {
      case "new" -> make(args);
      case "succeed" -> named.put(name(args), Deferreds.succeed(Trace.value(args.get("value"))));
      case "fail" -> named.put(name(args), Deferreds.fail(Errors.named(args.required("error"))));
      case "callback" -> deferred(args).callback(Trace.value(args.get("value")));
      case "errback" -> deferred(args).errback(Errors.named(args.required("error")));
      case "cancel" -> deferred(args).cancel();
      case "pause" -> deferred(args).pause();
      case "unpause" -> deferred(args).unpause();
      case "chain" -> deferred(args).chainDeferred(deferred(args.required("to").asText()));
      case "timeout" -> deferred(args).addTimeout(seconds(args.required("after")), clock);
      case "add" -> add(deferred(args), args);
      case "both" -> {
        Callback<Object, Object> handler = handler(args.required("h"));
        deferred(args).addBoth(outcome -> handler.call(rawResult(outcome)));
      }
      case "advance" -> advance(seconds(args.required("seconds")));
      case "list" -> list(args);
      case "gather" -> put(name(args), Deferreds.gather(members(args), options(args)));
      default -> throw new AssertionError("unknown op: " + args);
    }
  }

  private void make(JsonNode args) {
    String name = name(args);
    JsonNode arg = args.get("arg");
    Consumer<Deferred<Object>> fire =
        switch (args.required("canceller").asText()) {
          case "none" -> null;
          case "noop" -> deferred -> {};
          case "callback" -> deferred -> deferred.callback(Trace.value(arg));
          case "errback" -> deferred -> deferred.errback(Errors.named(arg));
          default -> throw new AssertionError("unknown canceller: " + args);
        };
    named.put(
        name,
        fire == null
            ? new Deferred<>()
            : new Deferred<>(
                deferred -> {
                  trace.add("cancelling", name);
                  fire.accept(deferred);
                }));
  }

  private void add(Deferred<Object> deferred, JsonNode args) {
    if (args.has("cb") && args.has("eb")) {
      deferred.addCallbacks(handler(args.get("cb")), handler(args.get("eb"))::call);
    } else if (args.has("cb")) {
      deferred.addCallback(handler(args.get("cb")));
    } else {
      deferred.addErrback(handler(args.required("eb"))::call);
    }
  }

  private void list(JsonNode args) {
    if (args.required("fireOnOneCallback").asBoolean()) {
      put(name(args), Deferreds.firstOf(members(args), options(args)));
    } else {
      put(name(args), Deferreds.list(members(args), options(args)));
    }
  }

  @SuppressWarnings("unchecked") // the programs know no types
  private void put(String name, Deferred<?> deferred) {
    named.put(name, (Deferred<Object>) deferred);
  }

  private List<Deferred<Object>> members(JsonNode args) {
    List<Deferred<Object>> members = new ArrayList<>();
    args.required("of").forEach(name -> members.add(deferred(name.asText())));
    return members;
  }

  private static ListOption[] options(JsonNode args) {
    return Arrays.stream(ListOption.values())
        .filter(
            option ->
                switch (option) {
                  case FIRE_ON_ONE_ERRBACK -> args.path("fireOnOneErrback").asBoolean();
                  case CONSUME_ERRORS -> args.required("consumeErrors").asBoolean();
                })
        .toArray(ListOption[]::new);
  }

  private Callback<Object, Object> handler(JsonNode handler) {
    return input -> {
      trace.add("call", handler.required("id").asText(), Trace.plain(input));
      return respond(handler, input);
    };
  }

  private Object respond(JsonNode handler, Object input) throws Exception {
    return switch (handler.required("do").asText()) {
      case "pass" -> input;
      case "return" -> Trace.value(handler.get("value"));
      case "raise" -> throw Errors.named(handler.required("error"));
      case "defer" -> deferred(handler);
      case "trap" -> {
        Class<? extends Throwable> matched =
            ((Failure) input).trap(Errors.types(handler.required("errors")));
        yield "trapped " + Errors.nameOf(matched);
      }
      case "check" -> {
        Class<? extends Throwable> matched =
            ((Failure) input).check(Errors.types(handler.required("errors")));
        yield "checked " + (matched == null ? "none" : Errors.nameOf(matched));
      }
      case "run" -> {
        playAll(handler.required("ops"));
        yield respond(handler.required("then"), input);
      }
      default -> throw new AssertionError("unknown handler: " + handler);
    };
  }

  private static Object rawResult(Outcome<Object> outcome) {
    return outcome instanceof Outcome.Failed<Object> failed
        ? failed.failure()
        : ((Outcome.Success<Object>) outcome).value();
  }

  private void advance(Duration span) {
    Duration step = Duration.ofMillis(250);
    for (Duration left = span; !left.isZero(); left = left.minus(step)) {
      clock.advance(step);
    }
  }

  private static Duration seconds(JsonNode seconds) {
    return Duration.ofMillis(Math.round(seconds.asDouble() * 1000));
  }

  private static String name(JsonNode args) {
    return args.required("d").asText();
  }

  private Deferred<Object> deferred(JsonNode args) {
    return deferred(name(args));
  }

  private Deferred<Object> deferred(String name) {
    Deferred<Object> deferred = named.get(name);
    if (deferred == null) {
      throw new AssertionError("no Deferred has the name " + name);
    }
    return deferred;
  }
}
