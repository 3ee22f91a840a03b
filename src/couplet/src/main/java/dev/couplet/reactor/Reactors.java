// SPDX-License-Identifier: Apache-2.0
package dev.couplet.reactor;

import dev.couplet.defer.Callback;
import dev.couplet.defer.Deferred;

/**
 * The reactor of a program that has one. Code that others use takes its reactor as a parameter
 * instead: then it can be tested on another.
 */
public final class Reactors {
  private static final Installation INSTALLATION = new Installation(SelectReactor::new);

  private Reactors() {}

  /** Returns the installed reactor. If there is none, installs a {@link SelectReactor}. */
  public static Reactor current() {
    return INSTALLATION.current();
  }

  /**
   * Makes {@code reactor} the one that {@link #current} returns, for good.
   *
   * @throws ReactorAlreadyInstalled if there is one
   */
  public static void install(Reactor reactor) {
    INSTALLATION.install(reactor);
  }

  /** Runs a program on the {@link #current} reactor, see {@link #react(Reactor, Callback)}. */
  public static int react(Callback<? super Reactor, ? extends Deferred<?>> main) {
    return react(current(), main);
  }

  /**
   * Runs a program: runs {@code reactor}, calls {@code main} once it runs, and stops it when the
   * Deferred that this returns has fired.
   *
   * <pre>{@code
   * public static void main(String[] args) {
   *   System.exit(Reactors.react(reactor -> fetch(reactor, args)));
   * }
   * }</pre>
   *
   * @return the exit code: 0; 1 if the Deferred failed, which is reported to {@link
   *     dev.couplet.trace.ErrorLog}; or that of {@link Exit} if it failed with one. 0 also if the
   *     reactor was stopped by another before the Deferred fired
   */
  public static int react(Reactor reactor, Callback<? super Reactor, ? extends Deferred<?>> main) {
    return new MainProgram(reactor, main).run();
  }
}
