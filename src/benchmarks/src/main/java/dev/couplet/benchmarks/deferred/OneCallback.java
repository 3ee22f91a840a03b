// SPDX-License-Identifier: Apache-2.0
package dev.couplet.benchmarks.deferred;

import dev.couplet.defer.Deferred;
import dev.couplet.defer.Deferreds;
import io.netty.util.concurrent.DefaultPromise;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.GenericFutureListener;
import io.netty.util.concurrent.ImmediateEventExecutor;
import io.netty.util.concurrent.Promise;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** One callback that takes the value: all that Netty's Promise does, which has no chain. */
@State(Scope.Thread)
public class OneCallback {
  private Integer start = 1;
  private Integer seen;

  @Benchmark
  public Integer addedThenFiredDeferred() {
    Deferred<Integer> deferred = new Deferred<>();
    deferred.addCallbackVoid(x -> seen = x);
    deferred.callback(start);
    return seen;
  }

  @Benchmark
  public Integer addedThenFiredPromise() {
    Promise<Integer> promise = new DefaultPromise<>(ImmediateEventExecutor.INSTANCE);
    promise.addListener((GenericFutureListener<Future<Integer>>) done -> seen = done.getNow());
    promise.setSuccess(start);
    return seen;
  }

  @Benchmark
  public Integer addedAfterDeferred() {
    Deferreds.succeed(start).addCallbackVoid(x -> seen = x);
    return seen;
  }

  @Benchmark
  public Integer addedAfterPromise() {
    Promise<Integer> promise = new DefaultPromise<>(ImmediateEventExecutor.INSTANCE);
    promise.setSuccess(start);
    promise.addListener((GenericFutureListener<Future<Integer>>) done -> seen = done.getNow());
    return seen;
  }
}
