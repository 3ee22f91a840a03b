// SPDX-License-Identifier: Apache-2.0
package dev.couplet.protocols;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.couplet.memory.MemoryTransport;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What the vectors of {@code conformance/lines.jsonl} do not show. */
class LineReceiverTest {
  private final List<String> events = new ArrayList<>();

  private class Recorder extends LineReceiver {
    Recorder() {}

    Recorder(int maxLength) {
      super("\n", maxLength, StandardCharsets.UTF_8);
    }

    @Override
    public void lineReceived(String line) {
      events.add(line);
    }
  }

  private final LineReceiver lines = new Recorder();
  private final MemoryTransport transport = MemoryTransport.connect(lines);

  @Nested
  class ALine {
    @Test
    void isDecodedWholeHoweverItIsCut() {
      byte[] bytes = "Zoë 雪\r\n".getBytes(StandardCharsets.UTF_8);
      for (byte one : bytes) {
        transport.receive(new byte[] {one});
      }
      assertThat(events).containsExactly("Zoë 雪");
    }

    @Test
    void withBytesThatAreNoCharacterHasReplacementsForThem() {
      transport.receive(new byte[] {'a', (byte) 0xff, '\r', '\n'});
      assertThat(events).containsExactly("a\ufffd");
    }

    @Test
    void isSentWithItsDelimiter() {
      lines.sendLine("Zoë");
      assertThat(transport.takeText()).isEqualTo("Zoë\r\n");
    }

    @Test
    void ofTheGreatestLengthIsReceived() {
      String longest = "x".repeat(LineReceiver.DEFAULT_MAX_LENGTH);
      transport.receive(longest + "\r\n");
      assertThat(events).containsExactly(longest);
    }

    @Test
    void thatIsTooLongClosesTheConnection() {
      transport.receive("x".repeat(LineReceiver.DEFAULT_MAX_LENGTH + 1) + "\r\n");
      assertThat(transport.disconnecting()).isTrue();
    }
  }

  @Nested
  class OneThatForgivesLongLines {
    private final List<String> exceeded = new ArrayList<>();
    private final LineReceiver forgiving =
        new Recorder(4) {
          @Override
          public void lineLengthExceeded(byte[] data) {
            exceeded.add(new String(data, StandardCharsets.UTF_8));
          }
        };
    private final MemoryTransport connection = MemoryTransport.connect(forgiving);

    @Test
    void isGivenAllThatCameInFromTheBeginningOfTheLine() {
      connection.receive("ok\nlonger\nlost\n");
      assertThat(exceeded).containsExactly("longer\nlost\n");
    }

    @Test
    void receivesLinesFromTheNextChunkOn() {
      connection.receive("longer\n");
      connection.receive("next\n");
      assertThat(events).containsExactly("next");
    }
  }

  @Nested
  class RawMode {
    /** Takes so many raw bytes after a line that says how many. */
    private final LineReceiver counted =
        new Recorder(100) {
          private int left;

          @Override
          public void lineReceived(String line) {
            super.lineReceived(line);
            if (line.startsWith("raw ")) {
              left = Integer.parseInt(line.substring(4));
              setRawMode();
            }
          }

          @Override
          public void rawDataReceived(ByteBuffer data) {
            assertThat(data.isReadOnly()).isTrue();
            byte[] bytes = new byte[Math.min(left, data.remaining())];
            data.get(bytes);
            events.add("<" + new String(bytes, StandardCharsets.UTF_8) + ">");
            left -= bytes.length;
            if (left == 0) {
              setLineMode(data);
            }
          }
        };

    private final MemoryTransport connection = MemoryTransport.connect(counted);

    @Test
    void beginsRightAfterItsLineAndEndsWithinAChunk() {
      connection.receive("a\nraw 3\n1\n2b\nc\n");
      assertThat(events).containsExactly("a", "raw 3", "<1\n2>", "b", "c");
    }

    @Test
    void goesOnOverChunks() {
      connection.receive("raw 4\n1");
      connection.receive("23");
      connection.receive("4a\n");
      assertThat(events).containsExactly("raw 4", "<1>", "<23>", "<4>", "a");
    }

    @Test
    void linesThatFollowItAreReceivedAfterTheRawBytesWereDealtWith() {
      List<String> order = new ArrayList<>();
      LineReceiver receiver =
          new Recorder() {
            @Override
            public void lineReceived(String line) {
              order.add(line);
            }

            @Override
            public void rawDataReceived(ByteBuffer data) {
              setLineMode(data);
              order.add("dealt with");
            }
          };
      receiver.setRawMode();
      MemoryTransport.connect(receiver).receive("line\r\n");
      assertThat(order).containsExactly("dealt with", "line");
    }

    @Test
    void withoutAHandlerSaysWhatIsMissing() {
      lines.setRawMode();
      assertThatThrownBy(() -> transport.receive("raw"))
          .isInstanceOf(UnsupportedOperationException.class)
          .hasMessage("Recorder called setRawMode; override rawDataReceived as well");
    }
  }

  @Nested
  class WhilePaused {
    private final LineReceiver pausing =
        new Recorder() {
          @Override
          public void lineReceived(String line) {
            super.lineReceived(line);
            if (line.equals("pause")) {
              pauseProducing();
            }
          }
        };
    private final MemoryTransport connection = MemoryTransport.connect(pausing);

    @Test
    void noMoreLinesAreReceived() {
      connection.receive("a\r\npause\r\nb\r\n");
      assertThat(events).containsExactly("a", "pause");
    }

    @Test
    void theTransportIsPausedToo() {
      connection.receive("pause\r\n");
      assertThat(connection.paused()).isTrue();
    }

    @Test
    void resumingGoesOnWithWhatHasComeIn() {
      connection.receive("pause\r\nb\r\nc");
      pausing.resumeProducing();
      connection.receive("d\r\n");
      assertThat(events).containsExactly("pause", "b", "cd");
    }

    @Test
    void resumingWhileALineIsBeingHandledKeepsTheOrder() {
      LineReceiver receiver =
          new Recorder() {
            @Override
            public void lineReceived(String line) {
              pauseProducing();
              resumeProducing();
              super.lineReceived(line);
            }
          };
      MemoryTransport.connect(receiver).receive("a\r\nb\r\n");
      assertThat(events).containsExactly("a", "b");
    }
  }

  @Nested
  class OneThatThrows {
    @Test
    void canStillReceiveTheLinesAfterThat() {
      LineReceiver receiver =
          new Recorder() {
            @Override
            public void lineReceived(String line) {
              super.lineReceived(line);
              if (line.equals("bad")) {
                throw new IllegalArgumentException(line);
              }
            }
          };
      MemoryTransport connection = MemoryTransport.connect(receiver);
      assertThatThrownBy(() -> connection.receive("bad\r\n")).hasMessage("bad");
      connection.receive("good\r\n");
      assertThat(events).containsExactly("bad", "good");
    }
  }

  @Nested
  class Refused {
    @Test
    void isAnEmptyDelimiter() {
      assertThatThrownBy(
              () ->
                  new LineReceiver("", 10, StandardCharsets.UTF_8) {
                    @Override
                    public void lineReceived(String line) {}
                  })
          .hasMessage("the delimiter is empty");
    }

    @Test
    void isANegativeLength() {
      assertThatThrownBy(() -> new Recorder(-1)).hasMessage("maxLength < 0: -1");
    }
  }
}
