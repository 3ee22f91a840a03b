// SPDX-License-Identifier: Apache-2.0
package basics;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;

/** The function as a table: in which state an answer means what. */
final class Table {
  private final Map<State, Consumer<String>> steps = new EnumMap<>(State.class);
  private final String name;
  private final Passing.Office office;
  private final Runnable sent;
  private final Consumer<Exception> failed;
  private State state = State.ADDRESS;
  private String address = "";

  private enum State {
    ADDRESS,
    LETTER,
    DELIVERY
  }

  Table(String name, Passing.Office office, Runnable sent, Consumer<Exception> failed) {
    this.name = name;
    this.office = office;
    this.sent = sent;
    this.failed = failed;
    // tag::table[]
    steps.put(State.ADDRESS, this::askForLetter);
    steps.put(State.LETTER, this::askForDelivery);
    steps.put(State.DELIVERY, nothing -> sent.run());
    // end::table[]
  }

  // tag::answer[]
  private void answer(String text) {
    steps.get(state).accept(text);
  }

  // end::answer[]

  void start() {
    office.address(name, this::answer, failed);
  }

  // tag::step[]
  private void askForLetter(String found) {
    address = found;
    state = State.LETTER;
    office.letter(name, this::answer, failed);
  }

  // end::step[]

  private void askForDelivery(String letter) {
    state = State.DELIVERY;
    office.deliver(address, letter, () -> answer(""), failed);
  }
}
