// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One object of JSON on one line, for programs that start the coach. Its fields are described in
 * {@code src/coach/README.adoc}; within one format fields are only added.
 */
final class Json {
  private static final int FORMAT = 1;
  private static final JsonFactory FACTORY =
      JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  private final Map<String, Object> fields = new LinkedHashMap<>();

  /** An object within another. */
  static Json object() {
    return new Json();
  }

  /** What a command prints: it begins with the number of the format. */
  static Json answer() {
    return new Json().with("format", FORMAT);
  }

  /**
   * Adds a field.
   *
   * @param value a string, number, truth value, path, object, collection or optional of these
   */
  Json with(String name, Object value) {
    fields.put(name, value);
    return this;
  }

  /** The JSON, in ASCII, so that no encoding can spoil it. */
  @Override
  public String toString() {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = FACTORY.createGenerator(text)) {
      write(this, json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static void write(@Nullable Object value, JsonGenerator json) throws IOException {
    if (value instanceof Json object) {
      json.writeStartObject();
      for (Map.Entry<String, Object> field : object.fields.entrySet()) {
        json.writeFieldName(field.getKey());
        write(field.getValue(), json);
      }
      json.writeEndObject();
    } else if (value instanceof Collection<?> values) {
      json.writeStartArray();
      for (Object each : values) {
        write(each, json);
      }
      json.writeEndArray();
    } else if (value instanceof Optional<?> optional) {
      write(optional.orElse(null), json);
    } else if (value instanceof Path) {
      json.writeString(value.toString());
    } else {
      json.writePOJO(value);
    }
  }
}
