package org.tallystick.platform;

import java.util.Locale;

/// The databases the archive runs on.
public enum DatabaseKind {
  H2,
  POSTGRESQL;

  static DatabaseKind ofProduct(String product) {
    return switch (product) {
      case "H2" -> H2;
      case "PostgreSQL" -> POSTGRESQL;
      default ->
          throw new IllegalStateException(
              "TLY-0021 database: found " + product + ", expected PostgreSQL or H2");
    };
  }

  String folder() {
    return name().toLowerCase(Locale.ROOT);
  }
}
