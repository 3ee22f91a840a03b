// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.couplet.coach.cli.Finding.Health;
import dev.couplet.coach.fixture.TestCheckout;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorTest {
  @TempDir private Path home;
  private final Map<String, String> environment = new HashMap<>(Map.of("EDITOR", "vi"));
  private TestCheckout checkout;

  @BeforeEach
  void addExercise() {
    checkout = new TestCheckout(home);
    checkout.add("ch01_first");
  }

  private Finding finding(String subject) {
    return new Doctor(checkout.checkout(), System::getProperty, environment)
        .findings().stream()
            .filter(each -> each.subject().equals(subject))
            .findFirst()
            .orElseThrow();
  }

  @Test
  void findsThatAllIsWellHere() {
    assertThat(new Doctor(checkout.checkout(), System::getProperty, environment).findings())
        .noneMatch(each -> each.health() == Health.WRONG);
  }

  @Test
  void leavesNothingInTheFoldersItLooksAt() {
    finding("answers");
    assertThat(home.resolve("answers")).isEmptyDirectory();
  }

  @Test
  void saysThatJavaHomeIsNoJdk() {
    environment.put("JAVA_HOME", home.toString());
    assertThat(finding("JAVA_HOME"))
        .isEqualTo(
            Finding.note(
                "JAVA_HOME",
                home + " is no JDK",
                "set it to " + System.getProperty("java.home") + ", or unset it"));
  }

  @Test
  void saysThatAFolderCannotBeWritten() {
    checkout.write("answers", "a file is in the way");
    assertThat(finding("answers").health()).isEqualTo(Health.WRONG);
  }

  @Test
  void saysThatNoEditorIsKnown() {
    environment.clear();
    assertThat(finding("editor").health()).isEqualTo(Health.NOTE);
  }

  @Test
  void saysThatThereAreNoExercises() {
    checkout = new TestCheckout(home.resolve("empty"));
    assertThat(finding("exercises").health()).isEqualTo(Health.WRONG);
  }
}
