// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.shell;

import dev.couplet.reactor.Reactor;
import java.lang.reflect.Field;
import org.jspecify.annotations.Nullable;

/**
 * Keeps all that is about the reactor that runs with it, when another takes its place: the
 * snippets' variable {@code reactor}, virtual time, the recording. Only for the loop's thread.
 */
final class ReactorVariable implements Loop.Watcher {
  private final Session.Listener listener;
  private final ShellTime time;
  private final Tracing tracing;
  private final Blocking blocking;
  private @Nullable Field field;

  ReactorVariable(Session.Listener listener, ShellTime time, Tracing tracing, Blocking blocking) {
    this.listener = listener;
    this.time = time;
    this.tracing = tracing;
    this.blocking = blocking;
  }

  /** Makes {@code staticField} the variable, with the value {@code reactor} for a start. */
  void bind(Field staticField, Reactor reactor) throws IllegalAccessException {
    staticField.setAccessible(true);
    staticField.set(null, reactor);
    field = staticField;
  }

  @Override
  public void starting(Reactor reactor) {
    tracing.begin(time.isVirtual());
    time.starting(reactor);
    blocking.begin(reactor);
    set(reactor);
  }

  /** Sets the variable to {@code reactor}, which runs: a snippet may have set it to another. */
  void set(Reactor reactor) {
    Field variable = field;
    if (variable == null) {
      return;
    }
    try {
      variable.set(null, reactor);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException("the variable reactor can't be set", e);
    }
  }

  @Override
  public void ended(@Nullable Throwable error) {
    time.ended();
    tracing.end();
    blocking.end();
    if (error != null || !time.takeReplacing()) {
      listener.reactorEnded(error);
    }
  }

  @Override
  public void gaveUp(StackTraceElement[] stack) {
    listener.gaveUp(stack);
  }

  @Override
  public void taskWaits() {
    time.let(true);
  }

  @Override
  public void taskEnds() {
    time.let(false);
  }
}
