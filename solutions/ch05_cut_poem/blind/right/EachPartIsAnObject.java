package ch05_cut_poem;

import dev.couplet.defer.Failure;
import dev.couplet.net.Protocol;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Receives one poem, of which the server first says how many bytes it has. What is being waited for
 * is an object, with an answer of its own to both questions: what is to be done with these bytes,
 * and what does it mean if it ends here? When one has all it wanted it hands over to the next.
 */
final class PoemReceiver extends Protocol {

  /** Told what came: one of the three, once. */
  interface Report {
    /** All of the poem has come. */
    void whole(String poem);

    /** The connection has ended, and so many bytes of the poem have not come. */
    void cut(int missingBytes);

    /** The connection has ended, and not even the length of the poem is known. */
    void noLength();
  }

  /** A part of what is to come. */
  private interface Part {
    /** Takes what is its own, and returns the part that is to take the rest. */
    Part take(ByteBuffer data);

    /** The connection has ended within it. */
    void end();
  }

  private final Report report;
  private Part part = new Header();

  PoemReceiver(Report report) {
    this.report = report;
  }

  @Override
  public void dataReceived(ByteBuffer data) {
    part = part.take(data);
  }

  @Override
  public void connectionLost(Failure reason) {
    part.end();
  }

  private final class Header implements Part {
    private String line = "";

    @Override
    public Part take(ByteBuffer data) {
      while (data.hasRemaining()) {
        line += (char) data.get();
        if (line.endsWith("\r\n")) {
          return new Poem(Integer.parseInt(line.strip())).take(data);
        }
      }
      return this;
    }

    @Override
    public void end() {
      report.noLength();
    }
  }

  private final class Poem implements Part {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private int missing;

    Poem(int length) {
      missing = length;
    }

    @Override
    public Part take(ByteBuffer data) {
      byte[] own = new byte[Math.min(missing, data.remaining())];
      data.get(own);
      bytes.writeBytes(own);
      missing -= own.length;
      if (missing > 0) {
        return this;
      }
      report.whole(bytes.toString(StandardCharsets.UTF_8));
      transport().loseConnection();
      return new Rest();
    }

    @Override
    public void end() {
      report.cut(missing);
    }
  }

  /** What nobody asked for. */
  private static final class Rest implements Part {
    @Override
    public Part take(ByteBuffer data) {
      return this;
    }

    @Override
    public void end() {}
  }
}
