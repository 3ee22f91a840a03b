// SPDX-License-Identifier: Apache-2.0
package dev.couplet.reactor;

import dev.couplet.clock.CallQueue;
import dev.couplet.defer.Deferred;
import dev.couplet.defer.Deferreds;
import dev.couplet.reactor.SystemEvent.Phase;
import dev.couplet.trace.ErrorLog;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * The triggers of one system event. Each is made once: in the order of the phases, and within one
 * in the order in which they were added, those that a trigger adds included.
 */
final class Triggers {
  private final SystemEvent event;
  private final CallQueue.ThreadCheck threadCheck;
  private final Map<Phase, Queue<Trigger>> pending = new EnumMap<>(Phase.class);

  Triggers(SystemEvent event, CallQueue.ThreadCheck threadCheck) {
    this.event = event;
    this.threadCheck = threadCheck;
  }

  Trigger add(Phase phase, Callable<?> call) {
    Trigger trigger = new Trigger(this, call);
    pending.computeIfAbsent(phase, key -> new ArrayDeque<>()).add(trigger);
    return trigger;
  }

  void remove(Trigger trigger) {
    threadCheck.require("remove");
    for (Queue<Trigger> triggers : pending.values()) {
      if (triggers.remove(trigger)) {
        return;
      }
    }
    throw new IllegalStateException("this trigger was made or removed before");
  }

  /**
   * Makes the triggers before the event.
   *
   * @return fires when all the Deferreds that they returned have fired, whatever with; null if they
   *     returned none
   */
  @Nullable Deferred<?> before() {
    List<Deferred<?>> results = new ArrayList<>();
    for (Trigger next = poll(Phase.BEFORE); next != null; next = poll(Phase.BEFORE)) {
      if (make(Phase.BEFORE, next) instanceof Deferred<?> result) {
        results.add(result.addErrbackVoid(failure -> report(Phase.BEFORE, failure.exception())));
      }
    }
    return results.isEmpty() ? null : Deferreds.list(results);
  }

  /** Makes the triggers during the event, and then those after it. */
  void duringAndAfter() {
    for (Phase phase : List.of(Phase.DURING, Phase.AFTER)) {
      for (Trigger next = poll(phase); next != null; next = poll(phase)) {
        make(phase, next);
      }
    }
  }

  private @Nullable Object make(Phase phase, Trigger trigger) {
    try {
      return trigger.call.call();
    } catch (VirtualMachineError e) {
      throw e;
    } catch (Throwable e) {
      report(phase, e);
      return null;
    }
  }

  private void report(Phase phase, Throwable error) {
    ErrorLog.report("a trigger %s %s failed".formatted(words(phase), words(event)), error);
  }

  private @Nullable Trigger poll(Phase phase) {
    Queue<Trigger> triggers = pending.get(phase);
    return triggers == null ? null : triggers.poll();
  }

  private static String words(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
