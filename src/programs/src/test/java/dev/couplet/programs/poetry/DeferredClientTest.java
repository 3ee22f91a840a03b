// SPDX-License-Identifier: Apache-2.0
package dev.couplet.programs.poetry;

import dev.couplet.reactor.Reactors;
import dev.couplet.reactor.SelectReactor;
import dev.couplet.testing.NothingLeftBehind;
import java.util.List;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NothingLeftBehind.class)
class DeferredClientTest extends ConcurrentClientContract {
  @Override
  void fetchAll(List<Address> servers, Report report) {
    Reactors.react(
        new SelectReactor(), reactor -> DeferredClient.fetchAll(reactor, servers, report));
  }
}
