// SPDX-License-Identifier: Apache-2.0
package dev.couplet.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.couplet.memory.MemoryTransport;
import dev.couplet.net.Protocol;
import dev.couplet.protocols.Int16StringReceiver;
import dev.couplet.protocols.Int32StringReceiver;
import dev.couplet.protocols.Int8StringReceiver;
import dev.couplet.protocols.LineReceiver;
import dev.couplet.protocols.NetstringReceiver;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Plays chunks into a protocol that cuts them: once as they are, and once split at every byte,
 * which must make no difference. Each character is a byte.
 */
final class FramingProgram implements Player {
  private static final Charset BYTES = StandardCharsets.ISO_8859_1;

  private final BiFunction<JsonNode, List<Object>, Protocol> protocol;

  private FramingProgram(BiFunction<JsonNode, List<Object>, Protocol> protocol) {
    this.protocol = protocol;
  }

  static Player lines() {
    return new FramingProgram(Lines::new);
  }

  static Player netstrings() {
    return new FramingProgram(
        (vector, trace) ->
            new NetstringReceiver(vector.required("maxLength").asInt()) {
              @Override
              public void stringReceived(byte[] string) {
                trace.add(List.of("string", new String(string, BYTES)));
              }
            });
  }

  static Player intStrings() {
    return new FramingProgram(
        (vector, trace) -> {
          int maxLength = vector.required("maxLength").asInt();
          return switch (vector.required("prefixBytes").asInt()) {
            case 1 -> new Int8Strings(maxLength, trace);
            case 2 -> new Int16Strings(maxLength, trace);
            case 4 -> new Int32Strings(maxLength, trace);
            default -> throw new AssertionError("no such prefix: " + vector);
          };
        });
  }

  @Override
  public List<Object> play(JsonNode vector) {
    List<String> chunks = new ArrayList<>();
    vector.required("chunks").forEach(chunk -> chunks.add(chunk.asText()));
    List<Object> trace = play(vector, chunks);
    List<Object> traceOfBytes = play(vector, List.of(String.join("", chunks).split("")));
    if (!traceOfBytes.equals(trace)) {
      throw new AssertionError("byte by byte the trace is another one: " + traceOfBytes);
    }
    return trace;
  }

  private List<Object> play(JsonNode vector, List<String> chunks) {
    List<Object> trace = new ArrayList<>();
    MemoryTransport transport = MemoryTransport.connect(protocol.apply(vector, trace));
    for (String chunk : chunks) {
      transport.receive(chunk.getBytes(BYTES));
    }
    if (transport.disconnecting()) {
      trace.add(List.of("loseConnection"));
    }
    return trace;
  }

  /** Obeys the lines {@code RAW n} and {@code CLOSE}. */
  private static final class Lines extends LineReceiver {
    private static final Pattern RAW = Pattern.compile("RAW ([0-9]{1,3})");

    private final List<Object> trace;
    private String raw = "";
    private int rawBytesLeft;

    Lines(JsonNode vector, List<Object> trace) {
      super(vector.required("delimiter").asText(), vector.required("maxLength").asInt(), BYTES);
      this.trace = trace;
    }

    @Override
    public void lineReceived(String line) {
      trace.add(List.of("line", line));
      Matcher matcher = RAW.matcher(line);
      if (line.equals("CLOSE")) {
        transport().loseConnection();
      } else if (matcher.matches()) {
        rawBytesLeft = Integer.parseInt(matcher.group(1));
        if (rawBytesLeft > 0) {
          raw = "";
          setRawMode();
        }
      }
    }

    @Override
    public void rawDataReceived(ByteBuffer data) {
      byte[] bytes = new byte[Math.min(rawBytesLeft, data.remaining())];
      data.get(bytes);
      rawBytesLeft -= bytes.length;
      // What comes in several chunks counts as one event.
      if (!raw.isEmpty()) {
        trace.remove(trace.size() - 1);
      }
      raw += new String(bytes, BYTES);
      trace.add(List.of("raw", raw));
      if (rawBytesLeft == 0) {
        setLineMode(data);
      }
    }

    @Override
    public void lineLengthExceeded(byte[] data) {
      trace.add(List.of("tooLong"));
      super.lineLengthExceeded(data);
    }
  }

  private static final class Int8Strings extends Int8StringReceiver {
    private final List<Object> trace;

    Int8Strings(int maxLength, List<Object> trace) {
      super(maxLength);
      this.trace = trace;
    }

    @Override
    public void stringReceived(byte[] string) {
      trace.add(List.of("string", new String(string, BYTES)));
    }

    @Override
    public void lengthLimitExceeded(long length) {
      trace.add(List.of("tooLong", length));
      super.lengthLimitExceeded(length);
    }
  }

  private static final class Int16Strings extends Int16StringReceiver {
    private final List<Object> trace;

    Int16Strings(int maxLength, List<Object> trace) {
      super(maxLength);
      this.trace = trace;
    }

    @Override
    public void stringReceived(byte[] string) {
      trace.add(List.of("string", new String(string, BYTES)));
    }

    @Override
    public void lengthLimitExceeded(long length) {
      trace.add(List.of("tooLong", length));
      super.lengthLimitExceeded(length);
    }
  }

  private static final class Int32Strings extends Int32StringReceiver {
    private final List<Object> trace;

    Int32Strings(int maxLength, List<Object> trace) {
      super(maxLength);
      this.trace = trace;
    }

    @Override
    public void stringReceived(byte[] string) {
      trace.add(List.of("string", new String(string, BYTES)));
    }

    @Override
    public void lengthLimitExceeded(long length) {
      trace.add(List.of("tooLong", length));
      super.lengthLimitExceeded(length);
    }
  }
}
