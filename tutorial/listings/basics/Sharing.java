// SPDX-License-Identifier: Apache-2.0
package basics;

/** What two threads must not do without a lock. */
final class Sharing {
  private int sent;

  // tag::race[]
  void letterSent() {
    sent = sent + 1;
  }

  // end::race[]

  int sent() {
    return sent;
  }
}
