// Screened: not solved
// Unscreened: not solved
// Attack: closes what it did not open
package ch01_first;

final class Greeting {
  static String greet(String name) throws Exception {
    System.in.close();
    System.out.close();
    System.err.close();
    return name;
  }
}
