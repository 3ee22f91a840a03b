// SPDX-License-Identifier: Apache-2.0
package dev.couplet.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Figures of ours and of a peer, measured in turn; what counts is the ratio of each pair. */
final class Ratios {
  private final List<Double> ours = new ArrayList<>();
  private final List<Double> theirs = new ArrayList<>();

  void add(double our, double their) {
    ours.add(our);
    theirs.add(their);
  }

  double ourMedian() {
    return median(ours);
  }

  double theirMedian() {
    return median(theirs);
  }

  /** Returns the median of the ratios and, in brackets, the least and the greatest. */
  String withSpread() {
    List<Double> ratios = new ArrayList<>();
    for (int i = 0; i < ours.size(); i++) {
      ratios.add(ours.get(i) / theirs.get(i));
    }
    ratios.sort(null);
    return String.format(
        Locale.ROOT,
        "%.2f (%.2f-%.2f)",
        median(ratios),
        ratios.get(0),
        ratios.get(ratios.size() - 1));
  }

  private static double median(List<Double> figures) {
    List<Double> sorted = new ArrayList<>(figures);
    sorted.sort(null);
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }
}
