// Fails: acceptsCountersThatAreRight, noticesALateStop, noticesAnEarlyStop,
// noticesThatAllHaveOnePace, noticesThatNobodyStops, noticesThatTheyCountInARow,
// noticesThatZeroIsMissing, noticesWhatIsLeftBehind, noticesATickTooMany
// Because: A test that always fails finds every fault there is, and says nothing: it has to pass
// what is right.
package ch03_test_counters;

final class CounterChecks {
  private CounterChecks() {}

  static void isWrong(Counters counters) {
    throw new AssertionError(counters + " must be wrong somewhere");
  }
}
