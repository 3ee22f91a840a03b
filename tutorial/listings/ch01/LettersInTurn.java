// SPDX-License-Identifier: Apache-2.0
package ch01;

import java.util.List;

/** Sends letters one after the other. */
final class LettersInTurn {
  private LettersInTurn() {}

  // tag::send[]
  static void send(String name, Office office) {
    String address = office.address(name);
    String letter = office.letter(name);
    office.deliver(address, letter);
  }

  // end::send[]

  // tag::all[]
  static void sendAll(List<String> names, Office office) {
    for (String name : names) {
      send(name, office);
    }
  }
  // end::all[]
}
