// SPDX-License-Identifier: Apache-2.0
package dev.couplet.programs.poetry;

import dev.couplet.reactor.SelectReactor;
import dev.couplet.testing.NothingLeftBehind;
import java.util.List;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NothingLeftBehind.class)
class ProtocolClientTest extends ConcurrentClientContract {
  @Override
  void fetchAll(List<Address> servers, Report report) {
    ProtocolClient.fetchAll(new SelectReactor(), servers, report);
  }
}
