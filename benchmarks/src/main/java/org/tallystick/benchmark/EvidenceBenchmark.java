package org.tallystick.benchmark;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/// Runs the measures that are named, all unless one is.
public final class EvidenceBenchmark {

  private static final Logger LOGS = Logger.getLogger("");

  private EvidenceBenchmark() {}

  public static void main(String[] arguments) throws Exception {
    LOGS.setLevel(Level.SEVERE);
    List<String> measures =
        arguments.length == 0 ? List.of("map", "day", "uploads", "log") : List.of(arguments);
    Figures.head();
    for (String measure : measures) {
      switch (measure) {
        case "map" -> {
          new MapMeasure().run(100_000);
          new MapMeasure().run(1_000_000);
        }
        case "day" -> new DayMeasure().run();
        case "uploads" -> new UploadMeasure().run();
        case "log" -> new LogMeasure().run(Integer.getInteger("leaves", 1_000_000));
        default ->
            throw new IllegalArgumentException(
                "measure " + measure + ": unknown, expected map, day, uploads or log");
      }
    }
    System.exit(0);
  }
}
