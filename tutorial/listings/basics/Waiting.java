// SPDX-License-Identifier: Apache-2.0
package basics;

/** The function in the plain way: each line waits. */
final class Waiting {
  private Waiting() {}

  interface Office {
    String address(String name) throws Unreachable;

    String letter(String name) throws Unreachable;

    void deliver(String address, String letter) throws Unreachable;
  }

  // tag::send[]
  static void send(String name, Office office) throws Unreachable {
    String address = office.address(name);
    String letter = office.letter(name);
    office.deliver(address, letter);
  }

  // end::send[]

  // tag::recover[]
  static String report(String name, Office office) {
    try {
      send(name, office);
      return "sent to " + name;
    } catch (Unreachable e) {
      return "not sent: " + e.getMessage();
    }
  }
  // end::recover[]
}
