// SPDX-License-Identifier: Apache-2.0
package dev.couplet.pictures.corpus;

import dev.couplet.defer.Deferred;
import dev.couplet.defer.Deferreds;
import dev.couplet.memory.MemoryReactor;
import dev.couplet.net.Endpoints;
import dev.couplet.net.Factory;
import dev.couplet.net.Protocol;
import dev.couplet.net.Tcp;
import dev.couplet.task.Tasks;
import java.net.InetSocketAddress;
import java.time.Duration;

/** A callback made a Deferred and did not return it, and its chain went on without waiting. */
final class ForgottenReturn {
  private static final Duration SECOND = Duration.ofSeconds(1);

  private ForgottenReturn() {}

  static void ofAPause(MemoryReactor reactor) {
    reactor.callWhenRunning(
        () ->
            Deferreds.succeed("a poem")
                .addCallbackVoid(
                    text -> {
                      Tasks.deferLater(reactor, SECOND); // here
                    })
                .addCallbackVoid(nothing -> {}));
    runFor3Seconds(reactor);
  }

  static void ofASecondStepWithStepsOfItsOwn(MemoryReactor reactor) {
    reactor.callWhenRunning(
        () ->
            Tasks.deferLater(reactor, SECOND)
                .addCallback(
                    nothing -> {
                      save(reactor).addCallback(bytes -> bytes + 1);
                      return "saved";
                    })
                .addCallback(String::length));
    runFor3Seconds(reactor);
  }

  private static Deferred<Integer> save(MemoryReactor reactor) {
    return Tasks.deferLater(reactor, SECOND, () -> 62); // here
  }

  static void ofAConnection(MemoryReactor reactor) {
    InetSocketAddress any = new InetSocketAddress("127.0.0.1", 0);
    int port = Tcp.listen(reactor, any, 5, Factory.forProtocol(HangsUp::new)).port();
    reactor.callWhenRunning(
        () ->
            Deferreds.succeed("tcp:127.0.0.1:" + port)
                .addCallbackVoid(
                    where -> {
                      Endpoints.connectProtocol( // here
                          Endpoints.client(reactor, where), new HangsUp());
                    })
                .addCallbackVoid(nothing -> {}));
    runFor3Seconds(reactor);
  }

  static void inAnErrback(MemoryReactor reactor) {
    reactor.callWhenRunning(
        () ->
            Deferreds.fail(new IllegalStateException("not yet"))
                .addErrbackVoid(
                    failure -> {
                      Tasks.deferLater(reactor, SECOND); // here
                    })
                .addCallbackVoid(nothing -> {}));
    runFor3Seconds(reactor);
  }

  private static void runFor3Seconds(MemoryReactor reactor) {
    reactor.callLater(Duration.ofSeconds(3), reactor::stop);
    reactor.run();
  }

  private static final class HangsUp extends Protocol {
    @Override
    public void connectionMade() {
      transport().loseConnection();
    }
  }
}
