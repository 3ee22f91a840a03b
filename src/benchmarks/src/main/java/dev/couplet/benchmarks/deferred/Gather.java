// SPDX-License-Identifier: Apache-2.0
package dev.couplet.benchmarks.deferred;

import dev.couplet.defer.Deferred;
import dev.couplet.defer.Deferreds;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** A thousand results gathered into one list, in the order of those who give them. */
@State(Scope.Thread)
public class Gather {
  private static final int MEMBERS = 1_000;

  private List<Integer> seen;

  @Benchmark
  @OperationsPerInvocation(MEMBERS)
  public List<Integer> gatherDeferred() {
    List<Deferred<Integer>> members = new ArrayList<>(MEMBERS);
    for (int i = 0; i < MEMBERS; i++) {
      members.add(new Deferred<>());
    }
    Deferreds.<Integer>gather(members).addCallbackVoid(all -> seen = all);
    for (int i = 0; i < MEMBERS; i++) {
      members.get(i).callback(i);
    }
    return seen;
  }

  @Benchmark
  @OperationsPerInvocation(MEMBERS)
  public List<Integer> gatherFuture() {
    List<CompletableFuture<Integer>> members = new ArrayList<>(MEMBERS);
    for (int i = 0; i < MEMBERS; i++) {
      members.add(new CompletableFuture<>());
    }
    CompletableFuture.allOf(members.toArray(new CompletableFuture<?>[0]))
        .thenAccept(nothing -> seen = values(members));
    for (int i = 0; i < MEMBERS; i++) {
      members.get(i).complete(i);
    }
    return seen;
  }

  private static List<Integer> values(List<CompletableFuture<Integer>> members) {
    List<Integer> values = new ArrayList<>(members.size());
    for (CompletableFuture<Integer> member : members) {
      values.add(member.join());
    }
    return values;
  }
}
