// SPDX-License-Identifier: Apache-2.0
package dev.couplet.programs.poetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.ThreadFactory;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

@ParameterizedClass(name = "with {0} threads")
@MethodSource("factories")
class ThreadedClientTest extends ConcurrentClientContract {
  private static final boolean JAVA_HAS_VIRTUAL_THREADS = Runtime.version().feature() >= 21;

  @Parameter(0)
  private String kind;

  @Parameter(1)
  private ThreadFactory factory;

  /** Virtual threads only where Java has them. */
  static Stream<Arguments> factories() {
    ThreadFactory platform = Thread::new;
    return Stream.concat(
        Stream.of(Arguments.of("platform", platform)),
        VirtualThreads.factory().stream().map(virtual -> Arguments.of("virtual", virtual)));
  }

  @Override
  void fetchAll(List<Address> servers, Report report) throws InterruptedException {
    ThreadedClient.fetchAll(servers, factory, report);
  }

  @Test
  void virtualThreadsAreHadOnRequestFromJava21On() {
    Address server = loopback.listen(client -> Loopback.send(client, HAIKU));
    CommandLine client =
        new CommandLine(new ThreadedClient()).setOut(out.writer()).setErr(err.writer());
    assertThat(client.execute("--virtual", server.toString()))
        .isEqualTo(JAVA_HAS_VIRTUAL_THREADS ? 0 : 2);
  }
}
