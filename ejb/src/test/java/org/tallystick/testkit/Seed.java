package org.tallystick.testkit;

import java.util.Random;

/// How much a random test does, and from which seed: a fixed one every day, a new one in the long run, or the one that is given with `-Dtallystick.seed`.
public final class Seed {

  public static final boolean LONG = Boolean.getBoolean("tallystick.long");

  private static final long EVERY_DAY = 20261121;

  private Seed() {}

  /// The seed, which is printed.
  public static long of(String what) {
    long seed =
        Long.getLong("tallystick.seed", LONG ? new Random().nextInt(1_000_000_000) : EVERY_DAY);
    System.out.println(what + ": again with -Dtallystick.seed=" + seed);
    return seed;
  }
}
