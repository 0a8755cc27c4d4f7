package org.tallystick.benchmark;

import java.util.Arrays;

/// Repeats what is measured. Medians, because a shared machine only ever adds.
final class Rounds {

  private Rounds() {}

  /// Something to be measured.
  @FunctionalInterface
  interface Work {
    void run() throws Exception;
  }

  /// The median of some runs, in seconds, after one that does not count.
  static double seconds(int rounds, Work work) throws Exception {
    work.run();
    double[] took = new double[rounds];
    for (int i = 0; i < rounds; i++) {
      took[i] = once(work);
    }
    return percentile(took, 50);
  }

  static double once(Work work) throws Exception {
    long begun = System.nanoTime();
    work.run();
    return (System.nanoTime() - begun) / 1e9;
  }

  /// The value that so many of a hundred do not exceed.
  static double percentile(double[] values, int percent) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[Math.max(0, (int) Math.ceil(sorted.length * percent / 100.0) - 1)];
  }
}
