// Screened: refused
// Unscreened: ended early
// Attack: halts before the first check
package ch01_first;

final class Greeting {
  static {
    Runtime.getRuntime().halt(0);
  }

  static String greet(String name) throws Exception {
    return "Hello, " + name;
  }
}
