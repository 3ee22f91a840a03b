// SPDX-License-Identifier: Apache-2.0
package dev.couplet.programs.poetry;

import java.io.IOException;
import java.util.List;

class SelectClientTest extends ConcurrentClientContract {
  @Override
  void fetchAll(List<Address> servers, Report report) throws IOException {
    SelectClient.fetchAll(servers, report);
  }
}
