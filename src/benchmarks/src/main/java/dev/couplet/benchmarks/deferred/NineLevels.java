// SPDX-License-Identifier: Apache-2.0
package dev.couplet.benchmarks.deferred;

import dev.couplet.defer.Deferred;
import java.util.concurrent.CompletableFuture;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** An exception, made beforehand, passes nine callbacks by on its way to its handler. */
@State(Scope.Thread)
public class NineLevels {
  private final RuntimeException exception = new RuntimeException("oops");
  private Integer seen;

  @Benchmark
  public Integer errorDeferred() {
    Deferred<Integer> first = new Deferred<>();
    Deferred<Integer> chain = first;
    for (int i = 0; i < 9; i++) {
      chain = chain.addCallback(x -> x + 1);
    }
    chain.addErrback(failure -> -1).addCallbackVoid(x -> seen = x);
    first.errback(exception);
    return seen;
  }

  @Benchmark
  public Integer errorFuture() {
    CompletableFuture<Integer> first = new CompletableFuture<>();
    CompletableFuture<Integer> chain = first;
    for (int i = 0; i < 9; i++) {
      chain = chain.thenApply(x -> x + 1);
    }
    chain.exceptionally(e -> -1).thenAccept(x -> seen = x);
    first.completeExceptionally(exception);
    return seen;
  }
}
