// SPDX-License-Identifier: Apache-2.0
package dev.couplet.trace;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonLinesTest {
  private static final Trace.Header HEADER = new Trace.Header(1, true, true, 0);
  private static final Event FULL =
      new Event(
          1,
          5_000,
          Kind.CALL_MADE,
          2,
          7,
          new Subject(Subject.Type.CALL, 3),
          new Subject(Subject.Type.DEFERRED, 4),
          100,
          "callLater",
          "Countdown.tick(Countdown.java:31)",
          "Reactor.callLater");

  private static String[] written(Event... events) throws IOException {
    StringBuilder out = new StringBuilder();
    new Trace(HEADER, List.of(events)).writeTo(out);
    return out.toString().split("\n", -1);
  }

  private static Event saying(String text) {
    return new Event(1, 0, Kind.NOTE, 1, 0, null, null, Event.NO_AMOUNT, text, null, null);
  }

  @Test
  void theFirstLineTellsOfTheWhole() throws IOException {
    assertThat(written()[0])
        .isEqualTo("{\"couplet-trace\":1,\"time\":\"virtual\",\"complete\":true,\"dropped\":0}");
  }

  @Test
  void anEventIsALineWithAllItHas() throws IOException {
    assertThat(written(FULL)[1])
        .isEqualTo(
            "{\"id\":1,\"t\":5000,\"kind\":\"call-made\",\"on\":2,\"cause\":7,\"of\":\"c3\","
                + "\"other\":\"d4\",\"n\":100,\"text\":\"callLater\","
                + "\"line\":\"Countdown.tick(Countdown.java:31)\",\"by\":\"Reactor.callLater\"}");
  }

  @Test
  void whatAnEventHasNotIsLeftOut() throws IOException {
    assertThat(written(saying("hello"))[1])
        .isEqualTo("{\"id\":1,\"t\":0,\"kind\":\"note\",\"text\":\"hello\"}");
  }

  @Test
  void theLastLineEndsToo() throws IOException {
    assertThat(written(FULL)).endsWith("").hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\"\\/", "a\nb\tc\u0000", "Übung macht 🎼", "half \uD83C of one", "\u2028"})
  void anyTextComesBackAsItWas(String text) throws IOException {
    Map<?, ?> read = new ObjectMapper().readValue(written(saying(text))[1], Map.class);
    assertThat(read.get("text")).isEqualTo(text);
  }

  @Test
  void aFileIsWrittenAsUtf8(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("run.jsonl");
    new Trace(HEADER, List.of(saying("Übung 🎼 \uD83C"))).writeTo(file);
    assertThat(Files.readAllLines(file)).hasSize(2).element(1).asString().contains("Übung");
  }
}
