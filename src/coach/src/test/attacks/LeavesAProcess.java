// Screened: refused
// Unscreened: left running
// Attack: leaves a process that outlives it
package ch01_first;

final class Greeting {
  static String greet(String name) throws Exception {
    new ProcessBuilder("sleep", "86399.25").inheritIO().start();
    return "Hello, " + name;
  }
}
