// Screened: still running
// Unscreened: still running
// Attack: never ends, and sleeps
package ch01_first;

final class Greeting {
  static String greet(String name) throws Exception {
    Thread.sleep(86_400_000);
    return name;
  }
}
