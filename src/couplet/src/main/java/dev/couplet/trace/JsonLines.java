// SPDX-License-Identifier: Apache-2.0
package dev.couplet.trace;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Writes a trace: a line for the whole, then one for each event. */
final class JsonLines {
  private final Appendable out;
  private final StringBuilder line = new StringBuilder(256);

  JsonLines(Appendable out) {
    this.out = out;
  }

  void write(Trace trace) throws IOException {
    Trace.Header header = trace.header();
    start();
    number("couplet-trace", header.version());
    string("time", header.virtualTime() ? "virtual" : "real");
    literal("complete", Boolean.toString(header.complete()));
    number("dropped", header.dropped());
    end();
    for (Event event : trace.events()) {
      write(event);
    }
  }

  private void write(Event event) throws IOException {
    start();
    number("id", event.id());
    number("t", event.nanos());
    string("kind", event.kind().inFile());
    if (event.thread() != 1) {
      number("on", event.thread());
    }
    if (event.cause() != 0) {
      number("cause", event.cause());
    }
    string("of", event.of());
    string("other", event.other());
    if (event.amount() != Event.NO_AMOUNT) {
      number("n", event.amount());
    }
    string("text", event.text());
    string("line", event.line());
    string("by", event.by());
    end();
  }

  private void start() {
    line.setLength(0);
    line.append('{');
  }

  private void end() throws IOException {
    out.append(line.append("}\n"));
  }

  private void number(String key, long value) {
    key(key);
    line.append(value);
  }

  private void literal(String key, String value) {
    key(key);
    line.append(value);
  }

  private void string(String key, @Nullable Object value) {
    if (value != null) {
      key(key);
      quoted(value.toString());
    }
  }

  private void key(String key) {
    if (line.length() > 1) {
      line.append(',');
    }
    line.append('"').append(key).append("\":");
  }

  private void quoted(String text) {
    line.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        line.append('\\').append(c);
      } else if (c == '\n') {
        line.append("\\n");
      } else if (c < ' ' || Character.isSurrogate(c) || c == '\u2028' || c == '\u2029') {
        // Surrogates too: half of one, which a string may hold, has no place in UTF-8.
        line.append(String.format("\\u%04x", (int) c));
      } else {
        line.append(c);
      }
    }
    line.append('"');
  }
}
