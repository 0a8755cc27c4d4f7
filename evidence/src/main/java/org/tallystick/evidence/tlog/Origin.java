package org.tallystick.evidence.tlog;

import java.util.regex.Pattern;

/// Which log: `<name>/tallystick/<log id>`, the first line of its checkpoints. The log id is a partner's id, or
/// `system` or `anchor`. Fixed at genesis and never recomputed when a host or a partner is renamed.
///
/// A signed note's key name holds neither white space nor `+` (C2SP signed-note), so an origin does not either.
public record Origin(String value) {

  public static final String SYSTEM = "system";
  public static final String ANCHOR = "anchor";

  private static final String MIDDLE = "/tallystick/";
  private static final Pattern FORM =
      Pattern.compile("[A-Za-z0-9._~:/-]{1,200}/tallystick/[A-Za-z0-9._~-]{1,100}");

  public Origin {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "origin \""
              + value
              + "\": expected <name>/tallystick/<log id>, letters, digits and . _ ~ : / -");
    }
  }

  public static Origin of(String name, String logId) {
    return new Origin(name + MIDDLE + logId);
  }

  /// The name of the installation at genesis.
  public String name() {
    return value.substring(0, value.lastIndexOf(MIDDLE));
  }

  /// The partner's id, `system` or `anchor`.
  public String logId() {
    return value.substring(value.lastIndexOf(MIDDLE) + MIDDLE.length());
  }

  @Override
  public String toString() {
    return value;
  }
}
