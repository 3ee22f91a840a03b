// SPDX-License-Identifier: Apache-2.0
package ch01_overlap;

import java.util.function.Consumer;

/** Sends two e-mails, and says what it does step by step. */
final class Emails {
  // tag::steps[]
  /** What the program says, each once. */
  enum Step {
    ANN_ASKED,
    ANN_FOUND,
    ANN_SENT,
    BOB_ASKED,
    BOB_FOUND,
    BOB_SENT,
    WENT_ON
  }

  // end::steps[]

  /** An e-mail, by what is said on its way. */
  enum Mail {
    TO_ANN(Step.ANN_ASKED, Step.ANN_FOUND, Step.ANN_SENT),
    TO_BOB(Step.BOB_ASKED, Step.BOB_FOUND, Step.BOB_SENT);

    private final Step asked;
    private final Step found;
    private final Step sent;

    Mail(Step asked, Step found, Step sent) {
      this.asked = asked;
      this.found = found;
      this.sent = sent;
    }
  }

  /** The net: every method returns at once, and has {@code answered} run when the answer came. */
  interface Net {
    void findServer(Mail mail, Runnable answered);

    void deliver(Mail mail, Runnable answered);
  }

  private final Net net;
  private final Consumer<Step> log;

  Emails(Net net, Consumer<Step> log) {
    this.net = net;
    this.log = log;
  }

  // tag::send[]
  private void send(Mail mail, Runnable whenSent) {
    log.accept(mail.asked);
    net.findServer(
        mail,
        () -> {
          log.accept(mail.found);
          net.deliver(
              mail,
              () -> {
                log.accept(mail.sent);
                whenSent.run();
              });
        });
  }

  // end::send[]

  // tag::programs[]
  void oneAfterTheOther() {
    send(Mail.TO_ANN, () -> send(Mail.TO_BOB, () -> {}));
    log.accept(Step.WENT_ON);
  }

  void overlapping() {
    send(Mail.TO_ANN, () -> {});
    send(Mail.TO_BOB, () -> {});
    log.accept(Step.WENT_ON);
  }
  // end::programs[]
}
