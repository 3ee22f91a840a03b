// SPDX-License-Identifier: Apache-2.0
package dev.couplet.pictures.corpus;

import dev.couplet.defer.Deferred;
import dev.couplet.defer.DeferredLock;
import dev.couplet.defer.Deferreds;
import dev.couplet.memory.MemoryReactor;
import dev.couplet.net.ClientFactory;
import dev.couplet.net.Factory;
import dev.couplet.net.Protocol;
import dev.couplet.net.Tcp;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.Duration;

/** A Deferred that something waits for was never fired. */
final class NeverFired {
  private NeverFired() {}

  static void nobodyFiresIt() {
    Deferred<String> poem = new Deferred<>(); // here
    poem.addCallbackVoid(text -> {});
  }

  static void onlyOneOfTwoPathsFiresIt(MemoryReactor reactor) {
    reactor.callWhenRunning(() -> answer(false).addCallbackVoid(value -> {}));
    reactor.callLater(Duration.ofSeconds(1), reactor::stop);
    reactor.run();
  }

  private static Deferred<String> answer(boolean known) {
    Deferred<String> answer = new Deferred<>(); // here
    if (known) {
      answer.callback("42");
    }
    return answer;
  }

  static void oneOfThoseThatAreGathered() {
    Deferred<Integer> first = Deferreds.succeed(1);
    Deferred<Integer> second = new Deferred<>(); // here
    Deferreds.gather(first, second).addCallbackVoid(both -> {});
  }

  static void theOneThatACallbackReturned() {
    Deferreds.succeed("go")
        .addCallbackDeferred(word -> poemNamed(word))
        .addCallback(String::length);
  }

  private static Deferred<String> poemNamed(String name) {
    return new Deferred<>(); // here
  }

  static void theOneThatIsChainedToAnother() {
    Deferred<String> source = new Deferred<>(); // here
    Deferred<String> target = new Deferred<>();
    source.chainDeferred(target);
    target.addCallback(String::length);
  }

  static void theLockThatNobodyReleases() {
    DeferredLock lock = new DeferredLock();
    lock.acquire();
    lock.acquire().addCallbackVoid(held -> held.release()); // here
  }

  static void theProtocolForgetsThatConnectionsAreLost(MemoryReactor reactor) {
    Deferred<String> line = new Deferred<>(); // here
    line.addCallbackVoid(text -> {});
    InetSocketAddress any = new InetSocketAddress("127.0.0.1", 0);
    int port = Tcp.listen(reactor, any, 5, Factory.forProtocol(HangsUp::new)).port();
    Tcp.connect(reactor, "127.0.0.1", port, new WaitsForALine(line));
    reactor.callLater(Duration.ofSeconds(1), reactor::stop);
    reactor.run();
  }

  private static final class HangsUp extends Protocol {
    @Override
    public void connectionMade() {
      transport().loseConnection();
    }
  }

  private static final class WaitsForALine extends ClientFactory {
    private final Deferred<String> line;

    WaitsForALine(Deferred<String> line) {
      this.line = line;
    }

    @Override
    public Protocol buildProtocol(SocketAddress peer) {
      return new Protocol() {
        @Override
        public void dataReceived(java.nio.ByteBuffer data) {
          line.callback("a line");
        }
      };
    }
  }
}
