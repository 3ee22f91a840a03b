// SPDX-License-Identifier: Apache-2.0
package dev.couplet.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.couplet.defer.Failure;
import dev.couplet.defer.First;
import dev.couplet.defer.FirstError;
import dev.couplet.defer.Outcome;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a program did, as values that have a form in JSON. */
final class Trace {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final List<Object> events = new ArrayList<>();

  void add(Object... event) {
    events.add(Arrays.asList(event));
  }

  /** Makes a call; an exception is an event. An AssertionError means that it can't be played. */
  void guard(Runnable call) {
    try {
      call.run();
    } catch (RuntimeException e) {
      add("raised", Errors.nameOf(e.getClass()));
    }
  }

  List<Object> events() {
    return events;
  }

  /** Returns the value that {@code json} stands for. */
  static Object value(JsonNode json) {
    return json == null ? null : JSON.convertValue(json, Object.class);
  }

  /** Returns {@code result}, which may hold types of the library, as traces write it. */
  static Object plain(Object result) {
    if (result instanceof Failure failure) {
      Map<String, Object> plain = new LinkedHashMap<>();
      plain.put("failure", Errors.nameOf(failure.exception().getClass()));
      if (failure.exception() instanceof FirstError first) {
        plain.put("index", first.index());
        plain.put("of", plain(first.failure()));
      }
      return plain;
    } else if (result instanceof Outcome.Failed<?> failed) {
      return plain(failed.failure());
    } else if (result instanceof Outcome.Success<?> success) {
      return plain(success.value());
    } else if (result instanceof First.Winner<?> winner) {
      return Arrays.asList(plain(winner.value()), winner.index());
    } else if (result instanceof First.NoWinner<?> none) {
      return plain(none.outcomes());
    } else if (result instanceof List<?> list) {
      return list.stream().map(Trace::element).toList();
    }
    return result;
  }

  /** In a list an outcome is a pair of whether it succeeded, and with what. */
  private static Object element(Object element) {
    return element instanceof Outcome<?> outcome
        ? Arrays.asList(outcome.succeeded(), plain(outcome))
        : plain(element);
  }
}
