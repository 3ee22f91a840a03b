// SPDX-License-Identifier: Apache-2.0
package dev.couplet.programs.poetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** What every client does, whether it fetches one poem after the other or all at once. */
@Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = ThreadMode.SEPARATE_THREAD)
abstract class ClientContract {
  static final byte[] HAIKU = "鐘\n\n鐘の声\n".getBytes(StandardCharsets.UTF_8);

  final Printed out = new Printed();
  final Printed err = new Printed();
  final Report report = new Report(out.writer(), err.writer(), true, () -> 0);
  final Loopback loopback = new Loopback();

  /** Fetches a poem from each of {@code servers}, and returns when all have come or failed. */
  abstract void fetchAll(List<Address> servers, Report report) throws Exception;

  @AfterEach
  void close() throws Exception {
    loopback.close();
  }

  @Nested
  class WhenAServerSendsAPoem {
    private static final List<String> NAMES = Poem.NAMES;

    @ParameterizedTest
    @FieldSource("NAMES")
    void itComesWholeHoweverItIsCut(String name) throws Exception {
      byte[] bytes = Poem.named(name).bytes();
      fetchAll(List.of(loopback.listen(client -> Loopback.send(client, bytes))), report);
      assertThat(report.poems()).singleElement().extracting(Poem::bytes).isEqualTo(bytes);
    }

    @Test
    void aServerMayBeAskedTwice() throws Exception {
      Address server = loopback.listen(client -> Loopback.send(client, HAIKU));
      fetchAll(List.of(server, server), report);
      assertThat(report.poems()).extracting(Poem::title).containsExactly("鐘", "鐘");
    }
  }

  @Nested
  class WhenAPoemWillNotCome {
    private final Address good = loopback.listen(client -> Loopback.send(client, HAIKU));

    @Test
    void aPortWhereNobodyListensIsNamed() throws Exception {
      Address nobody = loopback.nobody();
      fetchAll(List.of(nobody), report);
      assertThat(err.rest())
          .singleElement()
          .asString()
          .startsWith("No poem from " + nobody + ": ")
          .containsIgnoringCase("refused");
    }

    @Test
    void aNameThatNobodyHasIsNamed() throws Exception {
      fetchAll(List.of(new Address("nobody.invalid", 10_001)), report);
      assertThat(err.rest())
          .containsExactly("No poem from nobody.invalid:10001: no machine of that name is known.");
    }

    @Test
    void aServerThatResetsIsNamed() throws Exception {
      Address resets = loopback.listen(Loopback::resetOnClose);
      fetchAll(List.of(resets), report);
      assertThat(err.rest()).singleElement().asString().startsWith("No poem from " + resets + ": ");
    }

    @Test
    void halfAPoemBeforeAResetIsNone() throws Exception {
      fetchAll(
          List.of(
              loopback.listen(
                  client -> {
                    Loopback.send(client, Arrays.copyOf(HAIKU, 5));
                    Loopback.resetOnClose(client);
                  })),
          report);
      assertThat(report.poems()).isEmpty();
    }

    @Test
    void aServerThatSaysNothingIsNamed() throws Exception {
      Address silent = loopback.listen(client -> {});
      fetchAll(List.of(silent), report);
      assertThat(err.rest())
          .containsExactly("No poem from " + silent + ": it closed the connection without a word.");
    }

    @Test
    void theOthersStillCome() throws Exception {
      fetchAll(
          List.of(
              good,
              loopback.nobody(),
              good,
              new Address("nobody.invalid", 1),
              good,
              loopback.listen(Loopback::resetOnClose),
              good),
          report);
      assertThat(report.poems()).hasSize(4);
    }

    @Test
    void theExitCodeIs1() throws Exception {
      fetchAll(List.of(good, loopback.nobody()), report);
      assertThat(report.end()).isEqualTo(1);
    }

    @Test
    void noneAtAllIsAnEndToo() throws Exception {
      fetchAll(List.of(loopback.nobody(), loopback.nobody()), report);
      assertThat(report.end()).isEqualTo(1);
    }
  }
}
