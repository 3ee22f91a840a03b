// SPDX-License-Identifier: Apache-2.0
package dev.couplet.pictures;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.couplet.trace.Event;
import dev.couplet.trace.Kind;
import dev.couplet.trace.Subject;
import dev.couplet.trace.Trace;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what {@link Trace#writeTo} has written. */
public final class TraceReader {
  private static final JsonFactory JSON = new JsonFactory();
  private static final Map<String, Kind> KINDS = new HashMap<>();
  private static final Map<Character, Subject.Type> TYPES = new HashMap<>();

  static {
    for (Kind kind : Kind.values()) {
      KINDS.put(kind.inFile(), kind);
    }
    for (Subject.Type type : Subject.Type.values()) {
      TYPES.put(type.letter(), type);
    }
  }

  private final JsonParser json;

  /** Lines, names and subjects recur: one object for each. */
  private final Map<String, String> strings = new HashMap<>();

  private final Map<String, Subject> subjects = new HashMap<>();
  private final List<Event> events = new ArrayList<>();

  private TraceReader(JsonParser json) {
    this.json = json;
  }

  /**
   * Returns the trace in {@code file}.
   *
   * @throws UnreadableTrace if it is not one, or of a later version; says in which line
   */
  public static Trace read(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file);
        JsonParser json = JSON.createParser(in)) {
      return new TraceReader(json).trace();
    }
  }

  /**
   * Returns the trace that {@code in} holds.
   *
   * @throws UnreadableTrace if it is not one, or of a later version; says in which line
   */
  public static Trace read(Reader in) throws IOException {
    try (JsonParser json = JSON.createParser(in)) {
      return new TraceReader(json).trace();
    }
  }

  private Trace trace() throws IOException {
    try {
      Trace.Header header = header();
      while (json.nextToken() != null) {
        events.add(event());
      }
      return new Trace(header, events);
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw broken("not JSON: " + e.getOriginalMessage());
    }
  }

  private Trace.Header header() throws IOException {
    json.nextToken();
    Line line = line();
    long version = line.version;
    if (version == Event.NO_AMOUNT) {
      throw broken("a trace begins with {\"couplet-trace\":" + Trace.VERSION + ", …}");
    }
    if (version > Trace.VERSION) {
      throw broken(
          "the trace is of version %d, and this reads up to %d; take a later Couplet"
              .formatted(version, Trace.VERSION));
    }
    return new Trace.Header((int) version, line.virtual, line.complete, line.dropped);
  }

  private Event event() throws IOException {
    Line line = line();
    int expected = events.size() + 1;
    if (line.id != expected) {
      throw broken("event %d stands where %d should".formatted(line.id, expected));
    }
    if (line.kind == null) {
      throw broken("an event without a kind");
    }
    if (line.cause >= line.id || line.cause < 0) {
      throw broken(
          "event %d has the cause %d, which is not before it".formatted(line.id, line.cause));
    }
    Kind kind = KINDS.get(line.kind);
    return new Event(
        expected,
        line.nanos,
        kind == null ? Kind.NOTE : kind,
        (int) line.thread,
        (int) line.cause,
        line.of,
        line.other,
        line.amount,
        kind == null ? line.kind : line.text,
        line.line,
        line.by);
  }

  /** What one line of the file says, the first one or another. */
  private static final class Line {
    private long version = Event.NO_AMOUNT;
    private boolean virtual;
    private boolean complete = true;
    private long dropped;
    private long id;
    private long nanos;
    private @Nullable String kind;
    private long thread = 1;
    private long cause;
    private @Nullable Subject of;
    private @Nullable Subject other;
    private long amount = Event.NO_AMOUNT;
    private @Nullable String text;
    private @Nullable String line;
    private @Nullable String by;
  }

  private Line line() throws IOException {
    if (json.currentToken() != JsonToken.START_OBJECT) {
      throw broken("not an object");
    }
    Line line = new Line();
    for (String key = json.nextFieldName(); key != null; key = json.nextFieldName()) {
      JsonToken value = json.nextToken();
      switch (key) {
        case "couplet-trace" -> line.version = number(key);
        case "time" -> line.virtual = string().equals("virtual");
        case "complete" -> line.complete = value == JsonToken.VALUE_TRUE;
        case "dropped" -> line.dropped = number(key);
        case "id" -> line.id = number(key);
        case "t" -> line.nanos = number(key);
        case "kind" -> line.kind = string();
        case "on" -> line.thread = number(key);
        case "cause" -> line.cause = number(key);
        case "of" -> line.of = subject();
        case "other" -> line.other = subject();
        case "n" -> line.amount = number(key);
        case "text" -> line.text = string();
        case "line" -> line.line = string();
        case "by" -> line.by = string();
        default -> json.skipChildren();
      }
    }
    return line;
  }

  private long number(String key) throws IOException {
    if (json.currentToken() != JsonToken.VALUE_NUMBER_INT) {
      throw broken(key + " is not a whole number: " + json.getText());
    }
    return json.getLongValue();
  }

  private String string() throws IOException {
    return strings.computeIfAbsent(json.getText(), text -> text);
  }

  private Subject subject() throws IOException {
    String name = json.getText();
    Subject known = subjects.get(name);
    if (known == null) {
      known = parse(name);
      subjects.put(name, known);
    }
    return known;
  }

  private Subject parse(String name) throws UnreadableTrace {
    Subject.Type type = name.isEmpty() ? null : TYPES.get(name.charAt(0));
    try {
      if (type != null) {
        return new Subject(type, Integer.parseInt(name.substring(1)));
      }
    } catch (NumberFormatException e) {
      // Said below.
    }
    throw broken("no subject: " + name);
  }

  private UnreadableTrace broken(String why) {
    return new UnreadableTrace("line " + json.currentLocation().getLineNr() + ": " + why);
  }
}
