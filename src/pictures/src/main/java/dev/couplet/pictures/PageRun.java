// SPDX-License-Identifier: Apache-2.0
package dev.couplet.pictures;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.couplet.pictures.Lane.Mark;
import dev.couplet.pictures.Lane.Shape;
import dev.couplet.pictures.Lane.Stretch;
import dev.couplet.pictures.Lane.Style;
import dev.couplet.trace.Event;
import dev.couplet.trace.Kind;
import dev.couplet.trace.Subject;
import dev.couplet.trace.Trace;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One run as a page carries it: a column after the other, since like lies well beside like, in
 * small numbers, deflated, in base 64. The page's script reads the columns in this same order.
 */
final class PageRun {
  /** What all runs of a page may take: the rest of a page is small. */
  static final int MOST_BYTES = 9_000_000;

  /** A lane that has more stretches is drawn as coarse as this many points allow. */
  private static final int FINEST = 20_000;

  private static final int MOST_FINDINGS = 100;

  private static final JsonFactory JSON = new JsonFactory();
  private static final List<Kind> KINDS = List.of(Kind.values());
  private static final List<Subject.Type> TYPES = List.of(Subject.Type.values());
  private static final List<Style> STYLES = List.of(Style.values());
  private static final List<Shape> SHAPES = List.of(Shape.values());

  private final String title;
  private final Timeline timeline;
  private final Timeline.Part part;
  private final Run run;
  private final List<Finding> findings;

  PageRun(String title, Trace trace) {
    this.title = title;
    timeline = Timeline.of(trace);
    part = timeline.parts().get(0);
    run = part.lanes().run();
    findings = Lints.of(trace);
  }

  /** Returns as much of the run as fits in {@code mostBytes}. */
  String encoded(int mostBytes) {
    int count = run.events().size();
    while (true) {
      String encoded = Base64.getEncoder().encodeToString(columns(count).deflated());
      if (encoded.length() <= mostBytes) {
        return encoded;
      }
      count = (int) (count * 0.95 * mostBytes / encoded.length());
    }
  }

  private Columns columns(int count) {
    Columns columns = new Columns();
    Map<String, Integer> strings = new LinkedHashMap<>();
    List<Event> events = run.events().subList(0, count);
    List<Lane> lanes = part.shown();
    // Collected first, since the table of strings stands before all else.
    for (Event event : events) {
      for (String text : new String[] {event.text(), event.line(), event.by()}) {
        if (text != null) {
          strings.putIfAbsent(text, strings.size() + 1);
        }
      }
    }
    columns.text(about(strings.keySet()));
    columns.number(count);
    events.forEach(event -> columns.number(KINDS.indexOf(event.kind())));
    events.forEach(event -> columns.number(event.thread()));
    long before = 0;
    for (Event event : events) {
      columns.number(event.nanos() - before);
      before = event.nanos();
    }
    events.forEach(event -> columns.number(event.cause() == 0 ? 0 : event.id() - event.cause()));
    subjects(columns, events.stream().map(Event::of).toList());
    subjects(columns, events.stream().map(Event::other).toList());
    events.forEach(event -> columns.number(event.amount() + 1));
    events.forEach(event -> columns.number(index(strings, event.text())));
    events.forEach(event -> columns.number(index(strings, event.line())));
    events.forEach(event -> columns.number(index(strings, event.by())));
    laneColumns(columns, events, lanes);
    for (Lane lane : lanes) {
      stretches(columns, lane, count);
    }
    return columns;
  }

  private static int index(Map<String, Integer> strings, @Nullable String text) {
    return text == null ? 0 : strings.getOrDefault(text, 0);
  }

  /** Each subject by how far its number is from the one before it of its type. */
  private static void subjects(Columns columns, List<@Nullable Subject> subjects) {
    int[] last = new int[TYPES.size()];
    for (Subject subject : subjects) {
      if (subject == null) {
        columns.number(0);
      } else {
        int type = TYPES.indexOf(subject.type());
        long zigzag = Columns.zigzag(subject.number() - last[type]);
        last[type] = subject.number();
        columns.number(1 + type + TYPES.size() * zigzag);
      }
    }
  }

  /** For each event the lane in which it is seen, and the shape by which it is marked there. */
  private void laneColumns(Columns columns, List<Event> events, List<Lane> lanes) {
    Map<Lane, Integer> indexes = new HashMap<>();
    lanes.forEach(lane -> indexes.put(lane, indexes.size() + 1));
    for (Event event : events) {
      int lane = part.lanes().of(event);
      columns.number(lane < 0 ? 0 : indexes.getOrDefault(part.lanes().all().get(lane), 0));
    }
    byte[] shapes = new byte[events.size()];
    for (Lane lane : lanes) {
      for (Mark mark : lane.marks()) {
        if (mark.event() <= shapes.length) {
          shapes[mark.event() - 1] = (byte) (1 + SHAPES.indexOf(mark.shape()));
        }
      }
    }
    for (byte shape : shapes) {
      columns.number(shape);
    }
  }

  private void stretches(Columns columns, Lane lane, int count) {
    List<Stretch> all =
        lane.stretches().stream().filter(stretch -> stretch.event() <= count).toList();
    long resolution = all.size() <= FINEST ? 0 : run.lastNanos() / FINEST + 1;
    List<Stretch> drawn = new ArrayList<>();
    Map<Style, Long> drawnUntil = new HashMap<>();
    for (Stretch stretch : all) {
      long until = drawnUntil.getOrDefault(stretch.style(), Long.MIN_VALUE);
      if (resolution == 0 || stretch.toNanos() >= until + resolution || until == Long.MIN_VALUE) {
        drawn.add(stretch);
        drawnUntil.put(stretch.style(), stretch.toNanos());
      }
    }
    columns.number(drawn.size());
    long before = 0;
    for (Stretch stretch : drawn) {
      columns.number(Columns.zigzag(stretch.fromNanos() - before));
      columns.number(stretch.nanos());
      columns.number(STYLES.indexOf(stretch.style()));
      columns.number(stretch.event());
      before = stretch.fromNanos();
    }
  }

  /** All that is not a column. */
  private String about(Iterable<String> strings) {
    StringWriter out = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(out)) {
      json.writeStartObject();
      json.writeStringField("title", title);
      json.writeStringField("description", timeline.description());
      json.writeNumberField("events", run.events().size());
      json.writeNumberField("dropped", run.trace().header().dropped());
      json.writeNumberField("last", run.lastNanos());
      json.writeArrayFieldStart("kinds");
      for (Kind kind : KINDS) {
        json.writeStartObject();
        json.writeStringField("name", kind.inFile());
        json.writeStringField("says", Labels.template(kind));
        json.writeBooleanField("opens", kind.opens());
        json.writeBooleanField("ends", kind.ends());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeArrayFieldStart("letters");
      for (Subject.Type type : TYPES) {
        json.writeString(String.valueOf(type.letter()));
      }
      json.writeEndArray();
      signs(json, "styles", STYLES);
      signs(json, "shapes", SHAPES);
      json.writeArrayFieldStart("lanes");
      for (Lane lane : part.shown()) {
        json.writeStartObject();
        json.writeStringField("label", lane.label());
        json.writeStringField("detail", lane.detail());
        json.writeEndObject();
      }
      json.writeEndArray();
      findings(json);
      json.writeArrayFieldStart("strings");
      for (String string : strings) {
        json.writeString(string);
      }
      json.writeEndArray();
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString();
  }

  private static void signs(JsonGenerator json, String name, List<? extends Lane.Sign> signs)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (Lane.Sign sign : signs) {
      json.writeStartObject();
      json.writeStringField("name", sign.inSvg());
      json.writeStringField("word", sign.word());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void findings(JsonGenerator json) throws IOException {
    json.writeNumberField("found", findings.size());
    json.writeArrayFieldStart("findings");
    for (Finding finding : findings.subList(0, Math.min(MOST_FINDINGS, findings.size()))) {
      json.writeStartObject();
      json.writeStringField("lint", finding.lint().words());
      json.writeStringField("says", finding.toString());
      json.writeNumberField("event", finding.event());
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
