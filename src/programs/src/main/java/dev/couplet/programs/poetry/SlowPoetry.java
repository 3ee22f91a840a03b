// SPDX-License-Identifier: Apache-2.0
package dev.couplet.programs.poetry;

import dev.couplet.defer.Deferred;
import dev.couplet.net.CannotListenError;
import dev.couplet.net.ListeningPort;
import dev.couplet.net.Tcp;
import dev.couplet.reactor.Exit;
import dev.couplet.reactor.Reactor;
import dev.couplet.reactor.Reactors;
import dev.couplet.reactor.SelectReactor;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Sends poems slowly to any number of clients at several ports, all on one thread. */
@Command(name = "slow-poetry", description = "Send poems slowly, to all clients on one thread.")
public final class SlowPoetry implements Callable<Integer> {
  /** How many clients may wait to be accepted. */
  private static final int BACKLOG = 1024;

  @Mixin private final ServerOptions options = new ServerOptions();
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    List<Poem> poems = options.poems();
    return Reactors.react(new SelectReactor(), reactor -> serve(reactor, poems));
  }

  /**
   * Listens, at a port for each of {@code poems}.
   *
   * @return never fires: it serves until the reactor is stopped
   */
  Deferred<@Nullable Void> serve(Reactor reactor, List<Poem> poems) throws Exit {
    PrintWriter err = spec.commandLine().getErr();
    PrintWriter out = spec.commandLine().getOut();
    for (int i = 0; i < poems.size(); i++) {
      Poem poem = poems.get(i);
      SlowPoetryFactory factory =
          new SlowPoetryFactory(poem, options.bytesPerTick(), options.delay(), reactor, out);
      InetSocketAddress address = new InetSocketAddress(options.host(), options.port(i));
      try {
        ListeningPort port = Tcp.listen(reactor, address, BACKLOG, factory);
        out.printf("%s sends \"%s\".%n", new Address(options.host(), port.port()), poem.title());
      } catch (CannotListenError e) {
        err.println(e.getMessage());
        throw new Exit(ServerOptions.CANNOT_LISTEN);
      }
    }
    return new Deferred<>();
  }
}
