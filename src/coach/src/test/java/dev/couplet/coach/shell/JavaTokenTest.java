// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStyle;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JavaTokenTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "int x = 1;",
        "\"not closed",
        "'",
        "/* not closed",
        "// \"a comment\"\nnew int[] {1, 2}",
        "String t = \"\"\"\n  a \"quoted\" word\n  \"\"\";",
        "@Override void f() { return a < b ? 0x1F : 1e-3; }",
        "\\u0000 # § ♥",
        ""
      })
  void togetherTheyAreTheText(String text) {
    assertThat(String.join("", JavaToken.all(text).stream().map(JavaToken::text).toList()))
        .isEqualTo(text);
  }

  @Nested
  class OfWhichKindTheyAre {
    @Test
    void keywordsAreTold() {
      assertThat(ofKind(JavaToken.Kind.KEYWORD, "return newest + new Object();"))
          .containsExactly("return", "new");
    }

    @Test
    void textInQuotesIsTold() {
      assertThat(ofKind(JavaToken.Kind.TEXT, "f(\"a \\\" // b\", 'c', \"open"))
          .containsExactly("\"a \\\" // b\"", "'c'", "\"open");
    }

    @Test
    void commentsAreTold() {
      assertThat(ofKind(JavaToken.Kind.COMMENT, "a /* \"b\" */ c // d"))
          .containsExactly("/* \"b\" */", "// d");
    }

    @Test
    void numbersAreTold() {
      assertThat(ofKind(JavaToken.Kind.NUMBER, "x1 + 12_000L + 0xFF"))
          .containsExactly("12_000L", "0xFF");
    }

    private List<String> ofKind(JavaToken.Kind kind, String text) {
      return JavaToken.all(text).stream()
          .filter(token -> token.kind() == kind)
          .map(JavaToken::text)
          .toList();
    }
  }

  @Nested
  class WhenTheyArePainted {
    @Test
    void theBracketThatMatchesTheOneBeforeTheCursorIsMarked() {
      AttributedString painted = Painting.paint("f(a[0])", 7);

      assertThat(painted.styleAt(1)).isEqualTo(AttributedStyle.DEFAULT.inverse());
      assertThat(painted.styleAt(3)).isNotEqualTo(AttributedStyle.DEFAULT.inverse());
    }

    @Test
    void aBracketInQuotesIsNotMarked() {
      AttributedString painted = Painting.paint("\"(\")", 4);

      assertThat(painted.styleAt(1)).isNotEqualTo(AttributedStyle.DEFAULT.inverse());
    }
  }

  @Nested
  class WhatCanDoWithoutImports {
    @Test
    void isWhatNamesOnlyTheReactorAndJavaLang() {
      assertThat(List.of("1 + 1", "reactor.seconds()", "System.out.println(\"List\")"))
          .allMatch(Preloaded::canDoWithout);
    }

    @Test
    void isNothingElse() {
      assertThat(List.of("new ArrayList<String>()", "sleep(1)", "x", "@Nullable"))
          .noneMatch(Preloaded::canDoWithout);
    }
  }
}
