// SPDX-License-Identifier: Apache-2.0
package dev.couplet.reactor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.couplet.memory.MemoryReactor;
import org.junit.jupiter.api.Test;

class InstallationTest {
  private final Installation installation = new Installation(MemoryReactor::new);

  @Test
  void currentIsTheInstalledOne() {
    Reactor reactor = new MemoryReactor();
    installation.install(reactor);
    assertThat(installation.current()).isSameAs(reactor);
  }

  @Test
  void withoutOneTheDefaultIsInstalled() {
    assertThat(installation.current()).isSameAs(installation.current());
  }

  @Test
  void aSecondInstallIsRefused() {
    installation.install(new MemoryReactor());
    assertThatThrownBy(() -> installation.install(new MemoryReactor()))
        .isInstanceOf(ReactorAlreadyInstalled.class)
        .hasMessage(
            "cannot install MemoryReactor: MemoryReactor is installed already; install before the first use of current()");
  }

  @Test
  void anInstallAfterTheFirstUseIsRefused() {
    installation.current();
    assertThatThrownBy(() -> installation.install(new MemoryReactor()))
        .isInstanceOf(ReactorAlreadyInstalled.class);
  }
}
