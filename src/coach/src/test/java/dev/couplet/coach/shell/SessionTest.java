// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import jdk.jshell.VarSnippet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SessionTest {
  private final Session session = new Session(new Deaf());

  @AfterEach
  void close() {
    session.close();
  }

  @Nested
  class WhenItWasInterrupted {
    @Test
    void theNextSnippetDoesNotRun() {
      session.interrupt();

      assertThat(evaluate("1 + 1").thrown()).isInstanceOf(InterruptedException.class);
    }

    @Test
    void snippetsRunAgainOnceThatIsForgotten() {
      session.interrupt();
      session.forgetInterrupt();

      assertThat(evaluate("1 + 1").feedback()).contains("$1 ==> 2");
    }
  }

  @Nested
  class WhenItIsClosed {
    @Test
    void nothingIsImportedAnyMore() {
      Session quick = new Session(new Deaf(), new ShellTime());
      assertThat(quick.importNext()).isTrue();
      quick.close();
      assertThat(quick.importNext()).isFalse();
    }
  }

  @Nested
  class WhenItWasWarmedUp {
    @Test
    void theFirstSnippetIsStillTheFirst() {
      session.warmUp();

      assertThat(evaluate("1 + 1").feedback()).contains("$1 ==> 2");
    }

    @Test
    void noVariableIsLeftOfIt() {
      session.warmUp();

      assertThat(session.variables().map(VarSnippet::name)).containsExactly("reactor");
    }
  }

  @Nested
  class WhatIsToldOfASnippet {
    @Test
    void isTheValueOfAVariable() {
      assertThat(evaluate("var x = 1;").feedback()).contains("x ==> 1");
    }

    @Test
    void isTheNewValueOfAVariableThatIsAssignedTo() {
      evaluate("int x = 1;");

      assertThat(evaluate("x = 2").feedback()).contains("x ==> 2");
    }

    @Test
    void isTheNameUnderWhichTheValueOfAnExpressionIsKept() {
      evaluate("int x = 1;");

      assertThat(evaluate("x + 1").feedback()).contains("$2 ==> 2");
    }

    @Test
    void isThatAMethodWasDeclared() {
      assertThat(evaluate("void f(int a, String b) {}").feedback())
          .contains("declared f(int,String)");
    }

    @Test
    void isThatATypeWasDeclared() {
      assertThat(evaluate("record Point(int x) {}").feedback()).contains("declared Point");
    }

    @Test
    void isNothingOfAStatement() {
      assertThat(evaluate("if (true) {}").feedback()).isEmpty();
    }

    @Test
    void isNothingOfAnImport() {
      assertThat(evaluate("import java.time.Instant;").feedback()).isEmpty();
    }

    @Test
    void isTheBeginningOfALongValue() {
      assertThat(evaluate("\"x\".repeat(5_000)").feedback().map(String::length))
          .isEqualTo(
              Optional.of("$1 ==> ".length() + 2_000 + " ... (5,002 characters in all)".length()));
    }

    @Test
    void namesTheLearnersOwnTypesAsTheLearnerDoes() {
      evaluate("class Own {}");

      assertThat(evaluate("new Own()").feedback())
          .hasValueSatisfying(words -> assertThat(words).matches("\\$2 ==> Own@[0-9a-f]+"));
    }
  }

  private Evaluation evaluate(String source) {
    return session.evaluate(source, Origin.TYPED);
  }

  /** Hears nothing. */
  private static final class Deaf implements Session.Listener {
    @Override
    public void snippetStarts() {}

    @Override
    public void reactorEnded(@Nullable Throwable error) {}

    @Override
    public void gaveUp(StackTraceElement[] stack) {}
  }
}
