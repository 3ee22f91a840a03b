// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class JavadocsTest {
  private final Javadocs javadocs = new Javadocs(Path.of("../.."));

  @Test
  void aMethodsCommentIsFound() {
    assertThat(
            javadocs.of(
                "dev.couplet.clock.DelayedCall dev.couplet.clock.Clock.callLater(Duration delay,"
                    + " Runnable call)"))
        .startsWith("Runs call after at least delay, on the clock's thread.")
        .contains("@throws IllegalArgumentException if delay is negative");
  }

  @Test
  void theOneOfSeveralWithAsManyParametersIsTaken() {
    assertThat(javadocs.of("void Deferred<T>.errback(Throwable exception)")).isNotEmpty();
    assertThat(javadocs.of("ListeningPort Tcp.listen(Reactor r, int port, Factory factory)"))
        .startsWith("Accepts connections at port,");
  }

  @Test
  void aTypesCommentIsFound() {
    assertThat(javadocs.of("dev.couplet.defer.Deferred<T>"))
        .startsWith("A result that will come later, and the chain of callbacks that wait for it.");
  }

  @Test
  void ofWhatIsNotTheLibrarysNothingIsSaid() {
    assertThat(javadocs.of("int java.lang.String.length()")).isEmpty();
  }

  @Test
  void withoutACheckoutNothingIsSaid() {
    assertThat(new Javadocs(null).of("dev.couplet.defer.Deferred<T>")).isEmpty();
  }
}
