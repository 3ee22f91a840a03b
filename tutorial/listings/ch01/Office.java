// SPDX-License-Identifier: Apache-2.0
package ch01;

/** Where letters are made and sent: who asks waits until it is done. */
// tag::office[]
interface Office {
  String address(String name);

  String letter(String name);

  void deliver(String address, String letter);
}
// end::office[]
