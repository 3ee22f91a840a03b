// SPDX-License-Identifier: Apache-2.0
package dev.couplet.reactor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CompanionTest extends ReactorSpec {
  private record Companion(Reactor reactor) {}

  @Test
  void isMadeForTheReactorWhenItIsFirstAskedFor() {
    assertThat(reactor.companion(Companion.class, Companion::new).reactor()).isSameAs(reactor);
  }

  @Test
  void isTheSameFromThenOn() {
    Companion first = reactor.companion(Companion.class, Companion::new);
    assertThat(reactor.companion(Companion.class, Companion::new)).isSameAs(first);
  }

  @Test
  void isAnotherOneForAnotherReactor() {
    Companion first = reactor.companion(Companion.class, Companion::new);
    assertThat(kind.make().companion(Companion.class, Companion::new)).isNotSameAs(first);
  }

  @Test
  void isForTheReactorsThread() {
    assertThat(
            thrownWhileRunning(
                () ->
                    events.add(
                        inThread(
                            "worker-2", () -> reactor.companion(Companion.class, Companion::new)))))
        .isNull();
    assertThat(events).singleElement().isInstanceOf(WrongThread.class);
  }
}
