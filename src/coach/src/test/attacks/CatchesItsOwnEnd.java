// Screened: still running
// Unscreened: still running
// Attack: never ends, whatever is thrown at it
package ch01_first;

final class Greeting {
  static String greet(String name) throws Exception {
    while (true) {
      try {
        Thread.sleep(1);
        while (true) {}
      } catch (Throwable e) {
      }
    }
  }
}
