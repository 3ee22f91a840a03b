// Fails: aCharacterMayComeInPieces, aCoupletIsAnswered, aLineMayComeInPieces,
// anEmptyLineClosesTheConnection, clientsDoNotMix, everySignIsText, everyTwoLinesAreACouplet,
// linesAreKeptAsTheyAre, numbersCountTheCoupletsOfAll, onlyReturnAndFeedEndALine,
// severalLinesMayComeAtOnce, twoServersDoNotMix, whatComesAfterTheGoodbyeCountsForNothing
// Because: The carriage return belongs to the end of the line; who looks for the line feed
// alone has it in the text.
package ch05_protocol;

import dev.couplet.net.Factory;
import dev.couplet.net.Protocol;
import dev.couplet.protocols.LineReceiver;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;

final class CoupletServer {

  private CoupletServer() {}

  static Factory factory() {
    return new Server();
  }

  private static final class Server extends Factory {
    private int couplets;

    @Override
    public Protocol buildProtocol(SocketAddress peer) {
      return new Couplets(this);
    }

    int nextNumber() {
      couplets++;
      return couplets;
    }
  }

  private static final class Couplets extends LineReceiver {
    private final Server server;
    private String first;

    Couplets(Server server) {
      super("\n", DEFAULT_MAX_LENGTH, StandardCharsets.UTF_8);
      this.server = server;
    }

    @Override
    public void lineReceived(String line) {
      if (line.isEmpty()) {
        transport().loseConnection();
      } else if (first == null) {
        first = line;
      } else {
        sendLine(server.nextNumber() + ": " + first + " / " + line);
        first = null;
      }
    }
  }
}
