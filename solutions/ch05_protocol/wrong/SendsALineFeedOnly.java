// Fails: aCharacterMayComeInPieces, aCoupletIsAnswered, aLineMayComeInPieces,
// anEmptyLineClosesTheConnection, clientsDoNotMix, everySignIsText, everyTwoLinesAreACouplet,
// linesAreKeptAsTheyAre, numbersCountTheCoupletsOfAll, onlyReturnAndFeedEndALine,
// severalLinesMayComeAtOnce, twoServersDoNotMix, whatComesAfterTheGoodbyeCountsForNothing
// Because: A line ends with a carriage return and a line feed, and that is so for those that
// are sent, too: sendLine adds both.
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
      this.server = server;
    }

    @Override
    public void lineReceived(String line) {
      if (line.isEmpty()) {
        transport().loseConnection();
      } else if (first == null) {
        first = line;
      } else {
        String couplet = server.nextNumber() + ": " + first + " / " + line + "\n";
        transport().write(couplet.getBytes(StandardCharsets.UTF_8));
        first = null;
      }
    }
  }
}
