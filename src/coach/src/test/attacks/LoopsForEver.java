// Screened: still running
// Unscreened: still running
// Attack: never ends, and is busy
package ch01_first;

final class Greeting {
  static String greet(String name) throws Exception {
    while (true) {}
  }
}
