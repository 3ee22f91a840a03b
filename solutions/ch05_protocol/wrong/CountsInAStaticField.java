// Fails: aCharacterMayComeInPieces, aCoupletIsAnswered, aLineMayComeInPieces,
// anEmptyLineClosesTheConnection, everySignIsText, everyTwoLinesAreACouplet,
// linesAreKeptAsTheyAre, numbersCountTheCoupletsOfAll, onlyReturnAndFeedEndALine,
// severalLinesMayComeAtOnce, twoServersDoNotMix, whatComesAfterTheGoodbyeCountsForNothing
// Because: A static field is one for the whole program, and each server is to count for itself.
package ch05_protocol;

import dev.couplet.net.Factory;
import dev.couplet.net.Protocol;
import dev.couplet.protocols.LineReceiver;
import java.net.SocketAddress;

final class CoupletServer {

  private CoupletServer() {}

  static Factory factory() {
    return new Server();
  }

  private static final class Server extends Factory {
    private static int couplets;

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
        sendLine(server.nextNumber() + ": " + first + " / " + line);
        first = null;
      }
    }
  }
}
