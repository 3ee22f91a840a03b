// SPDX-License-Identifier: Apache-2.0
package basics;

import java.util.function.Consumer;

/** The function with callbacks: by nested scopes, and by an object. */
final class Passing {
  private Passing() {}

  // tag::office[]
  interface Office {
    void address(String name, Consumer<String> found, Consumer<Exception> failed);

    void letter(String name, Consumer<String> written, Consumer<Exception> failed);

    void deliver(String address, String letter, Runnable sent, Consumer<Exception> failed);
  }

  // end::office[]

  // tag::nested[]
  static void send(String name, Office office, Runnable sent, Consumer<Exception> failed) {
    office.address(
        name,
        address ->
            office.letter(name, letter -> office.deliver(address, letter, sent, failed), failed),
        failed);
  }

  // end::nested[]

  // tag::object[]
  /** One letter on its way: what a local variable was, is a field. */
  static final class Sending {
    private final String name;
    private final Office office;
    private final Runnable sent;
    private final Consumer<Exception> failed;
    private String address = "";

    // tag::constructor[]
    Sending(String name, Office office, Runnable sent, Consumer<Exception> failed) {
      this.name = name;
      this.office = office;
      this.sent = sent;
      this.failed = failed;
    }

    // end::constructor[]

    void start() {
      office.address(name, this::found, failed);
    }

    private void found(String address) {
      this.address = address;
      office.letter(name, this::written, failed);
    }

    private void written(String letter) {
      office.deliver(address, letter, sent, failed);
    }
  }
  // end::object[]
}
