// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotTest {
  private static final FileTime THEN = FileTime.fromMillis(1_000_000);

  @TempDir private Path folder;
  private Path file;
  private Snapshot before;

  @BeforeEach
  void look() throws IOException {
    file = folder.resolve("Answer.java");
    save("old", THEN);
    before = now();
  }

  private void save(String text, FileTime time) throws IOException {
    Files.writeString(file, text);
    Files.setLastModifiedTime(file, time);
  }

  private Snapshot now() {
    return Snapshot.of(List.of(file));
  }

  @Test
  void isTheSameWhenNothingWasSaved() {
    assertThat(now()).isEqualTo(before);
  }

  @Test
  void differsWhenOtherContentOfTheSameLengthWasSavedInTheSameTick() throws IOException {
    save("new", THEN);
    assertThat(now()).isNotEqualTo(before);
  }

  @Test
  void differsWhenTheSameContentWasSavedAgain() throws IOException {
    save("old", FileTime.fromMillis(2_000_000));
    assertThat(now()).isNotEqualTo(before);
  }

  @Test
  void differsWhenTheFileIsGone() throws IOException {
    Files.delete(file);
    assertThat(now()).isNotEqualTo(before);
  }

  @Test
  void differsWhenAnEditorHasPutAnotherFileInItsPlace() throws IOException {
    Path aside = folder.resolve("aside");
    Files.writeString(aside, "new");
    Files.setLastModifiedTime(aside, THEN);
    Files.move(aside, file, StandardCopyOption.REPLACE_EXISTING);
    assertThat(now()).isNotEqualTo(before);
  }
}
