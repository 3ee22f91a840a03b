// Screened: refused
// Unscreened: not compiled
// Attack: declares the class of the checks anew
package ch01_first;

final class Greeting {
  static String greet(String name) throws Exception {
    return "Hello, " + name;
  }
}

class GreetingTest {}
