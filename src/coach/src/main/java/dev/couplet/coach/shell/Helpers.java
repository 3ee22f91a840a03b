// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.shell;

import dev.couplet.defer.Coroutine;
import dev.couplet.defer.Deferred;
import dev.couplet.reactor.Reactor;
import dev.couplet.task.Tasks;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What snippets can call without further ado. Each works on the shell's reactor. */
public final class Helpers {
  private static final double MOST_SECONDS = 1e9;

  private static volatile @Nullable Session session;

  private Helpers() {}

  /** Has the helpers work for {@code session} from now on. */
  static void workFor(Session session) {
    Helpers.session = session;
  }

  /**
   * Returns a Deferred that fires after {@code seconds}. It holds nobody up: use {@code
   * await(sleep(2))} to wait.
   *
   * @throws IllegalArgumentException if {@code seconds} is negative or not a number
   */
  public static Deferred<@Nullable Void> sleep(double seconds) {
    if (!(seconds >= 0)) {
      throw new IllegalArgumentException("seconds < 0: " + seconds);
    }
    long nanos = Math.round(Math.min(seconds, MOST_SECONDS) * 1e9);
    return Tasks.deferLater(reactor(), Duration.ofNanos(nanos));
  }

  /**
   * Prints what {@code deferred} comes to, once it does, and hands it on.
   *
   * @return {@code deferred} itself
   */
  public static <T extends @Nullable Object> Deferred<T> show(Deferred<T> deferred) {
    return deferred.addBoth(
        outcome -> {
          System.out.println(session().outcome(outcome));
          return outcome.get();
        });
  }

  /**
   * Waits until {@code deferred} has come to a result and returns it, or throws what it failed
   * with. The loop goes on meanwhile. Ctrl-C cancels the Deferred. For snippets and what they call,
   * and for coroutines; a callback can't wait.
   */
  public static <T extends @Nullable Object> T await(Deferred<T> deferred) throws Exception {
    return Coroutine.await(deferred);
  }

  /** Fetches a couplet from the shell's own server, which sends it slowly. */
  public static Deferred<String> poem() {
    return poem("couplet");
  }

  /**
   * Fetches the poem {@code name} from the shell's own server, which sends it slowly.
   *
   * @return fires with its text. Cancelling it ends the connection
   */
  public static Deferred<String> poem(String name) {
    try {
      return SlowPoems.of(reactor()).fetch(name);
    } catch (IOException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  /**
   * Has the shell's own server listen from now on, and returns its port on this machine's own
   * address: whoever connects gets a couplet, ten bytes each tenth of a second.
   */
  public static int poetryPort() {
    return SlowPoems.of(reactor()).port();
  }

  private static Reactor reactor() {
    return session().loop().reactor();
  }

  private static Session session() {
    return Objects.requireNonNull(session, "no shell runs");
  }
}
