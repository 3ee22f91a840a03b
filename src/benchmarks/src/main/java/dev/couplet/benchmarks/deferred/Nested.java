// SPDX-License-Identifier: Apache-2.0
package dev.couplet.benchmarks.deferred;

import dev.couplet.defer.Deferred;
import java.util.concurrent.CompletableFuture;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** A thousand, each with a callback that returns the next one; the last to be fired frees all. */
@State(Scope.Thread)
public class Nested {
  private static final int DEPTH = 1_000;

  private Integer seen;

  @Benchmark
  @OperationsPerInvocation(DEPTH)
  public Integer nestedDeferred() {
    Deferred<Integer> last = new Deferred<>();
    Deferred<Integer> outer = last;
    for (int i = 0; i < DEPTH; i++) {
      Deferred<Integer> inner = outer;
      Deferred<Integer> next = new Deferred<>();
      outer = next.addCallbackDeferred(x -> inner);
      next.callback(i);
    }
    outer.addCallbackVoid(x -> seen = x);
    last.callback(42);
    return seen;
  }

  @Benchmark
  @OperationsPerInvocation(DEPTH)
  public Integer nestedFuture() {
    CompletableFuture<Integer> last = new CompletableFuture<>();
    CompletableFuture<Integer> outer = last;
    for (int i = 0; i < DEPTH; i++) {
      CompletableFuture<Integer> inner = outer;
      CompletableFuture<Integer> next = new CompletableFuture<>();
      outer = next.thenCompose(x -> inner);
      next.complete(i);
    }
    outer.thenAccept(x -> seen = x);
    last.complete(42);
    return seen;
  }
}
