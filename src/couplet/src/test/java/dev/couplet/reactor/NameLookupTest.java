// SPDX-License-Identifier: Apache-2.0
package dev.couplet.reactor;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NameLookupTest extends ReactorSpec {

  /** Looks {@code host} up, notes what comes of it, and stops. */
  private void lookUp(String host) {
    run(
        () -> {
          reactor.resolve(host).addBothVoid(this::note).addBothVoid(result -> reactor.stop());
          events.add("returned");
        });
  }

  @Test
  void findsTheAddressesOfAName() {
    lookUp("localhost");
    assertThat(events.get(0)).isEqualTo("returned");
    assertThat((List<?>) events.get(1))
        .isNotEmpty()
        .allSatisfy(address -> assertThat(((InetAddress) address).isLoopbackAddress()).isTrue());
  }

  @Test
  void failsIfThereAreNone() {
    lookUp("no-such-host.invalid");
    assertThat(events).containsExactly("returned", UnknownHostException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "255.255.255.255", "0.0.0.0", "::1", "2001:db8::7"})
  void readsAnAddressAtOnce(String address) throws UnknownHostException {
    lookUp(address);
    assertThat(events).containsExactly(List.of(InetAddress.getByName(address)), "returned");
  }

  @Test
  void holdsUpNeitherTheLoopNorAStop() {
    Semaphore answered = new Semaphore(0);
    NameLookup.Source slow =
        host -> {
          answered.acquireUninterruptibly();
          throw new UnknownHostException(host);
        };
    run(
        () -> NameLookup.inThread("slow.invalid", reactor, slow).addBothVoid(this::note),
        reactor::stop);
    answered.release();
    assertThat(events).isEmpty();
  }
}
