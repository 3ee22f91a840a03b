// SPDX-License-Identifier: Apache-2.0
package ch01;

import java.util.function.Consumer;

/** Where letters are made and sent: who asks goes on, and is told when it is done. */
// tag::office[]
interface AskingOffice {
  void address(String name, Consumer<String> whenFound);

  void letter(String name, Consumer<String> whenWritten);

  void deliver(String address, String letter, Runnable whenDelivered);
}
// end::office[]
