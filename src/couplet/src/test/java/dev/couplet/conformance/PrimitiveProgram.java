// SPDX-License-Identifier: Apache-2.0
package dev.couplet.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import dev.couplet.defer.Deferred;
import dev.couplet.defer.DeferredLock;
import dev.couplet.defer.DeferredQueue;
import dev.couplet.defer.DeferredSemaphore;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/** Plays one case of the kind {@code primitives}: on a lock, a semaphore or a queue. */
final class PrimitiveProgram {
  private final Trace trace = new Trace();
  private final Map<Integer, Deferred<?>> numbered = new HashMap<>();
  private final Map<Integer, Deferred<Object>> bodies = new HashMap<>();
  private final Map<String, Op> ops = new HashMap<>();

  /** One op of the primitive in question; the others are common to all. */
  private interface Op {
    void play(JsonNode args);
  }

  List<Object> play(JsonNode vector) {
    switch (vector.required("kind").asText()) {
      case "lock" -> {
        DeferredLock lock = new DeferredLock();
        hasTokens(lock, lock::acquire, lock::release, lock::run);
      }
      case "semaphore" -> {
        DeferredSemaphore semaphore = new DeferredSemaphore(vector.required("tokens").asInt());
        hasTokens(semaphore, semaphore::acquire, semaphore::release, semaphore::run);
      }
      case "queue" -> isQueue(new DeferredQueue<>(limit(vector, "size"), limit(vector, "backlog")));
      default -> throw new AssertionError("unknown kind: " + vector);
    }
    ops.put("cancel", args -> numbered.get(number(args)).cancel());
    ops.put("finish", args -> bodies.get(number(args)).callback("r" + number(args)));
    ops.put("break", args -> bodies.get(number(args)).errback(new Errors.ErrA()));
    for (JsonNode args : vector.required("program")) {
      Op op = ops.get(args.required("op").asText());
      if (op == null) {
        throw new AssertionError("unknown op: " + args);
      }
      trace.guard(() -> op.play(args));
    }
    return trace.events();
  }

  private void hasTokens(
      Object self,
      Supplier<Deferred<?>> acquire,
      Runnable release,
      java.util.function.Function<Callable<Deferred<Object>>, Deferred<?>> run) {
    ops.put("acquire", args -> keep(number(args), acquire.get(), self));
    ops.put("release", args -> release.run());
    ops.put("run", args -> keep(number(args), run.apply(() -> body(number(args))), self));
  }

  private void isQueue(DeferredQueue<Object> queue) {
    ops.put("put", args -> queue.put(Trace.value(args.get("value"))));
    ops.put("get", args -> keep(number(args), queue.get(), queue));
  }

  private Deferred<Object> body(int number) {
    trace.add("running", number);
    Deferred<Object> body = new Deferred<>();
    bodies.put(number, body);
    return body;
  }

  private void keep(int number, Deferred<?> deferred, Object self) {
    numbered.put(number, deferred);
    deferred.addBothVoid(
        outcome -> {
          Object result = Trace.plain(outcome);
          trace.add("fired", number, result == self ? "self" : result);
        });
  }

  private static int number(JsonNode args) {
    return args.required("n").asInt();
  }

  private static int limit(JsonNode vector, String name) {
    JsonNode limit = vector.required(name);
    return limit.isNull() ? DeferredQueue.UNBOUNDED : ((IntNode) limit).intValue();
  }
}
