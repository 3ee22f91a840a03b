package ch05_protocol;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.couplet.net.Factory;
import dev.couplet.net.Protocol;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes couplets of the lines that its clients send. Read as Latin-1 each byte is one char, so no
 * letter can be cut in two, and a string builder does all the searching. The lines are sent back in
 * the same guise: the bytes of the client come out as they went in, UTF-8 or not.
 */
final class CoupletServer {
  private static final String END = "\r\n";

  private CoupletServer() {}

  /** Returns the factory of a new server, which has no couplet yet. */
  static Factory factory() {
    return new Factory() {
      private long couplets;

      @Override
      public Protocol buildProtocol(SocketAddress peer) {
        return new Protocol() {
          private final StringBuilder held = new StringBuilder();
          private final List<String> lines = new ArrayList<>(2);

          @Override
          public void dataReceived(ByteBuffer data) {
            held.append(ISO_8859_1.decode(data));
            for (int end = held.indexOf(END); end >= 0; end = held.indexOf(END)) {
              String line = held.substring(0, end);
              held.delete(0, end + END.length());
              if (line.isEmpty()) {
                held.setLength(0);
                transport().loseConnection();
                return;
              }
              lines.add(line);
              if (lines.size() == 2) {
                couplets++;
                String answer = couplets + ": " + String.join(" / ", lines) + END;
                lines.clear();
                transport().write(answer.getBytes(ISO_8859_1));
              }
            }
          }
        };
      }
    };
  }
}
