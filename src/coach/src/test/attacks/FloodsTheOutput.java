// Screened: still running
// Unscreened: still running
// Attack: prints for ever
package ch01_first;

final class Greeting {
  static String greet(String name) throws Exception {
    while (true) System.out.print(name);
  }
}
