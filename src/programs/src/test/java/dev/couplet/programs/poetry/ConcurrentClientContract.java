// SPDX-License-Identifier: Apache-2.0
package dev.couplet.programs.poetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What a client does that fetches all poems at once, on however many threads. */
abstract class ConcurrentClientContract extends ClientContract {
  @Nested
  class WhenThereAreSeveralServers {
    @Test
    void allAreAskedBeforeTheFirstHasAnswered() throws Exception {
      CountDownLatch asked = new CountDownLatch(3);
      Address server =
          loopback.listen(
              client -> {
                asked.countDown();
                asked.await();
                Loopback.send(client, HAIKU);
              });
      fetchAll(List.of(server, server, server), report);
      assertThat(report.poems()).hasSize(3);
    }

    @Test
    void onePoemThatStallsHoldsUpNoOther() throws Exception {
      byte[] slow = Poem.named("stream").bytes();
      int half = slow.length / 2;
      Address stalls =
          loopback.listen(
              client -> {
                Loopback.send(client, Arrays.copyOf(slow, half));
                // Goes on only once the other poem was reported.
                out.line();
                Loopback.send(client, Arrays.copyOfRange(slow, half, slow.length));
              });
      Address quick = loopback.listen(client -> Loopback.send(client, HAIKU));
      fetchAll(List.of(stalls, quick), report);
      assertThat(report.poems()).extracting(Poem::title).containsExactly("鐘", "Δύο δίστιχα");
    }

    @Test
    void twoHundredAtOnceComeEachWhole() throws Exception {
      int count = 200;
      CountDownLatch asked = new CountDownLatch(count);
      List<Address> servers = new ArrayList<>();
      List<byte[]> poems = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        byte[] poem = Poem.named(Poem.NAMES.get(i % Poem.NAMES.size())).bytes();
        poems.add(poem);
        servers.add(
            loopback.listen(
                client -> {
                  asked.countDown();
                  asked.await();
                  Loopback.send(client, poem);
                }));
      }
      fetchAll(servers, report);
      assertThat(report.poems())
          .extracting(Poem::bytes)
          .usingElementComparator(Arrays::compare)
          .containsExactlyInAnyOrderElementsOf(poems);
    }
  }
}
