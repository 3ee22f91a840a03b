// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class WebBrowserTest {
  @Nested
  class ThePageIsOpenedBy {
    @Test
    void theDesktopOfLinux() {
      assertThat(WebBrowser.of("Linux", Map.of("DISPLAY", ":0")).opener())
          .contains(List.of("xdg-open"));
      assertThat(WebBrowser.of("Linux", Map.of("WAYLAND_DISPLAY", "wayland-0")).opener())
          .contains(List.of("xdg-open"));
    }

    @Test
    void nobodyWhereLinuxHasNoDesktop() {
      assertThat(WebBrowser.of("Linux", Map.of()).opener()).isEmpty();
    }

    @Test
    void openOnAMac() {
      assertThat(WebBrowser.of("Mac OS X", Map.of()).opener()).contains(List.of("open"));
    }

    @Test
    void theProtocolHandlerOnWindows() {
      assertThat(WebBrowser.of("Windows 11", Map.of()).opener())
          .contains(List.of("rundll32", "url.dll,FileProtocolHandler"));
    }

    @Test
    void whatTheLearnerPrefers() {
      assertThat(WebBrowser.of("Linux", Map.of("BROWSER", "firefox --new-tab")).opener())
          .contains(List.of("firefox", "--new-tab"));
    }
  }

  @Test
  void aProgramThatIsNotThereOpensNothing() {
    assertThat(WebBrowser.of("Linux", Map.of("BROWSER", "no-such-browser")).open(Path.of("x")))
        .isFalse();
  }

  @Test
  void noProgramAtAllOpensNothing() {
    assertThat(WebBrowser.of("Linux", Map.of()).open(Path.of("x"))).isFalse();
  }
}
