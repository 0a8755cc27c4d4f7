package org.tallystick.benchmark;

import java.util.Locale;

/// Prints one line a figure: ours, its peer, the peer by ours (1 is as fast as the peer), and what is asked for.
final class Figures {

  private static final String LINE = "%-58s %14s   %-44s %8s   %s%n";

  private Figures() {}

  static void head() {
    System.out.printf(LINE, "measure", "ours", "peer, in the same run", "ratio", "asked");
  }

  /// @param peer what it is compared with, and its value in the same unit
  /// @param limit what ours may be at most; 0 when nothing is asked
  static void print(String what, double ours, String unit, Peer peer, double limit) {
    String asked = limit == 0 ? "–" : "≤ " + number(limit) + " " + unit + met(ours <= limit);
    System.out.printf(
        LINE,
        what,
        number(ours) + " " + unit,
        peer.name() + " " + number(peer.value()),
        number(peer.value() / ours),
        asked);
  }

  /// A throughput.
  ///
  /// @param ratio of rounds that followed each other, which other work on the machine slows alike
  static void throughput(
      String what, double ours, Peer peer, String unit, double ratio, double least) {
    System.out.printf(
        LINE,
        what,
        number(ours) + " " + unit,
        peer.name() + " " + number(peer.value()),
        number(ratio),
        "ratio ≥ " + number(least) + met(ratio >= least));
  }

  private static String met(boolean met) {
    return met ? "" : "  MISSED";
  }

  private static String number(double value) {
    return String.format(
        Locale.ROOT, value >= 100 ? "%,.0f" : value >= 10 ? "%.1f" : "%.2f", value);
  }

  /// What a figure is compared with.
  record Peer(String name, double value) {}
}
