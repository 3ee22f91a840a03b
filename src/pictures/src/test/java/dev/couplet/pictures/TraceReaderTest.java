// SPDX-License-Identifier: Apache-2.0
package dev.couplet.pictures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.couplet.trace.Event;
import dev.couplet.trace.Kind;
import dev.couplet.trace.Trace;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TraceReaderTest {
  private static final String HEADER =
      "{\"couplet-trace\":1,\"time\":\"real\",\"complete\":true,\"dropped\":0}\n";

  private static Trace read(String text) throws IOException {
    return TraceReader.read(new StringReader(text));
  }

  @Nested
  class WhatWasWritten {
    @Test
    void comesBackAsItWas() throws IOException {
      Trace trace = Runs.pending();
      StringBuilder written = new StringBuilder();
      trace.writeTo(written);
      Trace read = read(written.toString());
      assertThat(read.header()).isEqualTo(trace.header());
      assertThat(read.events()).isEqualTo(trace.events());
    }

    @Test
    void comesBackFromAFileToo(@TempDir Path folder) throws IOException {
      Trace trace = Trace.record(() -> Trace.span("Übung 🎼", () -> Trace.note("a\n\"b\"")));
      trace.writeTo(folder.resolve("run.jsonl"));
      assertThat(TraceReader.read(folder.resolve("run.jsonl")).events()).isEqualTo(trace.events());
    }
  }

  @Nested
  class OfALaterWriter {
    @Test
    void aKindThatIsNotKnownIsANote() throws IOException {
      Event event =
          read(HEADER + "{\"id\":1,\"t\":5,\"kind\":\"tea-break\",\"text\":\"x\"}").event(1);
      assertThat(event.kind()).isEqualTo(Kind.NOTE);
      assertThat(event.text()).isEqualTo("tea-break");
    }

    @Test
    void aKeyThatIsNotKnownIsPassedOver() throws IOException {
      Trace trace =
          read(
              HEADER + "{\"id\":1,\"t\":5,\"kind\":\"note\",\"mood\":{\"of\":[1]},\"text\":\"x\"}");
      assertThat(trace.event(1).text()).isEqualTo("x");
    }

    @Test
    void aHigherVersionIsRefused() {
      assertThatThrownBy(() -> read("{\"couplet-trace\":2}"))
          .isInstanceOf(UnreadableTrace.class)
          .hasMessage(
              "line 1: the trace is of version 2, and this reads up to 1; take a later Couplet");
    }
  }

  @Nested
  class ABrokenTrace {
    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        quoteCharacter = '\0',
        value = {
          "{\"id\":2,\"t\":5,\"kind\":\"note\"} | line 2: event 2 stands where 1 should",
          "{\"id\":1,\"t\":5} | line 2: an event without a kind",
          "{\"id\":1,\"t\":5,\"kind\":\"note\",\"cause\":1} | line 2: event 1 has the cause 1, which is not before it",
          "{\"id\":1,\"t\":\"5\"} | line 2: t is not a whole number: 5",
          "{\"id\":1,\"of\":\"x1\"} | line 2: no subject: x1",
          "{\"id\":1,\"of\":\"d\"} | line 2: no subject: d",
          "[1] | line 2: not an object",
        })
    void saysInWhichLineAndWhatIsWrong(String line, String message) {
      assertThatThrownBy(() -> read(HEADER + line))
          .isInstanceOf(UnreadableTrace.class)
          .hasMessage(message);
    }

    @Test
    void mayBeNoTraceAtAll() {
      assertThatThrownBy(() -> read("{\"name\":\"package\"}"))
          .hasMessage("line 1: a trace begins with {\"couplet-trace\":1, …}");
    }

    @Test
    void mayBeNoJson() {
      assertThatThrownBy(() -> read("hello")).hasMessageStartingWith("line 1: not JSON: ");
    }

    @Test
    void mayBeCutOff() {
      assertThatThrownBy(() -> read(HEADER + "{\"id\":1,\"t\":5,\"ki"))
          .hasMessageStartingWith("line 2: not JSON: ");
    }

    @Test
    void mayBeEmpty() {
      assertThatThrownBy(() -> read("")).isInstanceOf(UnreadableTrace.class);
    }
  }
}
