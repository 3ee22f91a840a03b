// SPDX-License-Identifier: Apache-2.0
package dev.couplet.reactor;

import dev.couplet.defer.Callback;
import dev.couplet.defer.Deferred;
import dev.couplet.defer.Deferreds;
import dev.couplet.defer.Failure;
import dev.couplet.trace.ErrorLog;

/** One run of {@link Reactors#react}. */
final class MainProgram {
  private final Reactor reactor;
  private final Callback<? super Reactor, ? extends Deferred<?>> main;
  private int code;

  MainProgram(Reactor reactor, Callback<? super Reactor, ? extends Deferred<?>> main) {
    this.reactor = reactor;
    this.main = main;
  }

  int run() {
    reactor.callWhenRunning(this::begin);
    reactor.run();
    return code;
  }

  private void begin() {
    Deferred<Object> done = Deferreds.maybeDeferred(() -> main.call(reactor));
    done.addErrbackVoid(this::failed).addBothVoid(outcome -> end());
  }

  private void failed(Failure failure) {
    if (failure.exception() instanceof Exit exit) {
      code = exit.code();
    } else {
      ErrorLog.report("the program failed", failure.exception());
      code = 1;
    }
  }

  private void end() {
    try {
      reactor.stop();
    } catch (ReactorNotRunning e) {
      // Another was first. Once is enough.
    }
  }
}
