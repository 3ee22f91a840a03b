// SPDX-License-Identifier: Apache-2.0
package dev.couplet.benchmarks.deferred;

import dev.couplet.defer.Deferred;
import dev.couplet.defer.Deferreds;
import java.util.concurrent.CompletableFuture;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** A chain of ten callbacks, each of which adds one to what it gets. */
@State(Scope.Thread)
public class TenCallbacks {
  private int start = 1;
  private Integer seen;

  @Benchmark
  public Integer addedThenFiredDeferred() {
    Deferred<Integer> first = new Deferred<>();
    Deferred<Integer> chain = first;
    for (int i = 0; i < 10; i++) {
      chain = chain.addCallback(x -> x + 1);
    }
    chain.addCallbackVoid(x -> seen = x);
    first.callback(start);
    return seen;
  }

  @Benchmark
  public Integer addedThenFiredFuture() {
    CompletableFuture<Integer> first = new CompletableFuture<>();
    CompletableFuture<Integer> chain = first;
    for (int i = 0; i < 10; i++) {
      chain = chain.thenApply(x -> x + 1);
    }
    chain.thenAccept(x -> seen = x);
    first.complete(start);
    return seen;
  }

  @Benchmark
  public Integer addedAfterDeferred() {
    Deferred<Integer> chain = Deferreds.succeed(start);
    for (int i = 0; i < 10; i++) {
      chain = chain.addCallback(x -> x + 1);
    }
    chain.addCallbackVoid(x -> seen = x);
    return seen;
  }

  @Benchmark
  public Integer addedAfterFuture() {
    CompletableFuture<Integer> chain = CompletableFuture.completedFuture(start);
    for (int i = 0; i < 10; i++) {
      chain = chain.thenApply(x -> x + 1);
    }
    chain.thenAccept(x -> seen = x);
    return seen;
  }
}
