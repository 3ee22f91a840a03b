// SPDX-License-Identifier: Apache-2.0
package dev.couplet.programs.poetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.couplet.pictures.Glyphs;
import dev.couplet.pictures.Page;
import dev.couplet.pictures.Timeline;
import dev.couplet.reactor.Reactor;
import dev.couplet.reactor.Reactors;
import dev.couplet.reactor.SelectReactor;
import dev.couplet.trace.Trace;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The pictures of two clients that fetch the same three slow poems: one after the other, and all at
 * once. The servers are not in them: they run on threads that are not recorded.
 */
class PoemsTimelineTest {
  private static final int BYTES_PER_TICK = 10;
  private static final long TICK_MILLIS = 30;

  /** The columns of a timeline in text before what happened begins. */
  private static final int LABEL = 22;

  private static Trace blocking;
  private static Trace asynchronous;

  @BeforeAll
  static void fetchPoems() throws Exception {
    try (Loopback loopback = new Loopback()) {
      List<Address> servers =
          List.of(slow(loopback, "tea"), slow(loopback, "olives"), slow(loopback, "couplet"));
      blocking = Trace.record(() -> BlockingClient.fetchAll(servers, report()));
      Reactor reactor = new SelectReactor();
      asynchronous =
          Trace.record(
              () ->
                  Reactors.react(
                      reactor, running -> DeferredClient.fetchAll(running, servers, report())));
    }
    Map<String, Trace> both = new LinkedHashMap<>();
    both.put("One after the other", blocking);
    both.put("All at once", asynchronous);
    keep(Timeline.of(both));
  }

  private static Address slow(Loopback loopback, String name) throws IOException {
    byte[] poem = Poem.named(name).bytes();
    Address server = loopback.listen(client -> send(client, poem));
    // By number, so that no name has to be looked up.
    String number = InetAddress.getByName(server.host()).getHostAddress();
    return new Address(number, server.port());
  }

  private static void send(Socket client, byte[] poem) throws IOException, InterruptedException {
    client.setTcpNoDelay(true);
    for (int sent = 0; sent < poem.length; sent += BYTES_PER_TICK) {
      if (sent > 0) {
        Thread.sleep(TICK_MILLIS);
      }
      client.getOutputStream().write(poem, sent, Math.min(BYTES_PER_TICK, poem.length - sent));
    }
  }

  private static Report report() {
    return new Report(new Printed().writer(), new Printed().writer(), true, () -> 0);
  }

  /** To be looked at. */
  private static void keep(Timeline timeline) throws IOException {
    Path folder = Files.createDirectories(Path.of("target", "drawn"));
    Files.writeString(folder.resolve("poems.svg"), timeline.svg());
    Files.writeString(folder.resolve("poems.txt"), timeline.text(Glyphs.UNICODE));
    Files.writeString(folder.resolve("blocking.html"), Page.of("Blocking", blocking).html());
    Files.writeString(
        folder.resolve("asynchronous.html"), Page.of("Asynchronous", asynchronous).html());
  }

  /** From which column to which something is drawn in a lane. */
  private record Extent(int from, int to) {
    boolean overlaps(Extent other) {
      return from <= other.to && other.from <= to;
    }
  }

  /** The extents of the lanes whose name begins with {@code beginning}, as they are drawn. */
  private static List<Extent> lanes(Trace trace, String beginning) {
    return Timeline.of(trace)
        .text(Glyphs.ASCII)
        .lines()
        .takeWhile(line -> !line.isEmpty())
        .filter(line -> line.startsWith(beginning))
        .map(line -> new Extent(LABEL + firstDrawn(line.substring(LABEL)), line.length() - 1))
        .toList();
  }

  private static int firstDrawn(String row) {
    return row.length() - row.stripLeading().length();
  }

  @Test
  void oneAfterTheOtherTheLanesOfThreePoemsDoNotOverlap() {
    List<Extent> lanes = lanes(blocking, "poem ");
    assertThat(lanes).hasSize(3);
    // The column in which one ends may be that in which the next begins.
    assertThat(lanes.get(1).from()).isGreaterThanOrEqualTo(lanes.get(0).to());
    assertThat(lanes.get(2).from()).isGreaterThanOrEqualTo(lanes.get(1).to());
  }

  @Test
  void allAtOnceTheLanesOfThreePoemsOverlap() {
    List<Extent> lanes = lanes(asynchronous, "k");
    assertThat(lanes).hasSize(3);
    assertThat(lanes.get(0).overlaps(lanes.get(1))).isTrue();
    assertThat(lanes.get(0).overlaps(lanes.get(2))).isTrue();
    assertThat(lanes.get(1).overlaps(lanes.get(2))).isTrue();
  }
}
