package ch01_first;

final class Greeting {
  static String greet(String name) {
    // TODO: Return "Hello, " and the name.
    return "";
  }
}
