// Screened: not solved
// Unscreened: not solved
// Attack: throws what throws when it is looked at
package ch01_first;

final class Greeting {
  static String greet(String name) throws Exception {
    throw new RuntimeException() {
      @Override public String getMessage() { throw this; }
      @Override public Throwable getCause() { return this; }
      @Override public String toString() { throw this; }
    };
  }
}
