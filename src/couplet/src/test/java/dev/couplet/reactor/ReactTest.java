// SPDX-License-Identifier: Apache-2.0
package dev.couplet.reactor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.couplet.defer.Deferred;
import dev.couplet.defer.Deferreds;
import dev.couplet.task.Tasks;
import dev.couplet.trace.ErrorLog;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class ReactTest extends ReactorSpec {

  @Test
  void runsTheProgramOnARunningReactor() {
    Reactors.react(
        reactor,
        given -> {
          events.add(given == reactor && reactor.running());
          return Deferreds.succeed("done");
        });
    assertThat(events).containsExactly(true);
  }

  @Test
  void stopsWhenTheDeferredHasFired() {
    Reactors.react(reactor, given -> Tasks.deferLater(reactor, SHORT, () -> events.add("later")));
    assertThat(events).containsExactly("later");
  }

  @Test
  void returnsZeroForAValue() {
    assertThat(Reactors.react(reactor, given -> Deferreds.succeed("done"))).isZero();
  }

  @Test
  void returnsOneForAFailureAndReportsIt() {
    IOException error = new IOException("oops");
    assertThat(Reactors.react(reactor, given -> Deferreds.fail(error))).isEqualTo(1);
    assertThat(drainErrors()).containsExactly(new ErrorLog.Entry("the program failed", error));
  }

  @Test
  void returnsOneForAProgramThatThrows() {
    IOException error = new IOException("oops");
    int code =
        Reactors.react(
            reactor,
            given -> {
              throw error;
            });
    assertThat(code).isEqualTo(1);
    assertThat(drainErrors()).extracting(ErrorLog.Entry::error).containsExactly(error);
  }

  @Test
  void returnsTheCodeOfAnExit() {
    assertThat(Reactors.react(reactor, given -> Deferreds.fail(new Exit(3)))).isEqualTo(3);
  }

  @Test
  void stopsOnce() {
    int code =
        Reactors.react(
            reactor,
            given -> {
              reactor.stop();
              return Deferreds.succeed("done");
            });
    assertThat(code).isZero();
  }

  @Test
  void endsAlsoWhenAnotherStopsTheReactorFirst() {
    Deferred<Object> never = new Deferred<>();
    reactor.callLater(SHORT, reactor::stop);
    assertThat(Reactors.react(reactor, given -> never)).isZero();
  }
}
