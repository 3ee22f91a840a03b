// SPDX-License-Identifier: Apache-2.0
package ch01;

import java.util.List;

/** Sends letters without waiting for any. */
final class LettersAtOnce {
  private LettersAtOnce() {}

  // tag::send[]
  static void send(String name, AskingOffice office, Runnable whenSent) {
    office.address(
        name, address -> office.letter(name, letter -> office.deliver(address, letter, whenSent)));
  }

  // end::send[]

  // tag::all[]
  static void sendAll(List<String> names, AskingOffice office, Runnable whenEachIsSent) {
    for (String name : names) {
      send(name, office, whenEachIsSent);
    }
  }
  // end::all[]
}
