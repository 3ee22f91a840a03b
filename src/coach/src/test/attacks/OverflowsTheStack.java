// Screened: not solved
// Unscreened: not solved
// Attack: calls itself without end
package ch01_first;

final class Greeting {
  static String greet(String name) throws Exception {
    return greet(name);
  }
}
