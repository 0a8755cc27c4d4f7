package org.tallystick.evidence.claim;

import java.util.List;
import org.tallystick.evidence.json.JsonArray;
import org.tallystick.evidence.json.JsonObject;
import org.tallystick.evidence.leaf.LogInstant;
import org.tallystick.evidence.tlog.Origin;

/// `claim.json`: a claim about one log, in words and in figures.
///
/// @param sentence what is claimed, for a reader
/// @param limits what is not
public record ClaimStatement(
    Claim claim, Origin origin, LogInstant made, String sentence, List<String> limits) {

  private static final int VERSION = 1;

  public ClaimStatement {
    limits = List.copyOf(limits);
  }

  /// Reads the one form that [#bytes()] writes.
  public static ClaimStatement parse(byte[] bytes) {
    JsonObject json = JsonObject.parse(bytes);
    ClaimStatement statement =
        new ClaimStatement(
            ClaimJson.read(json),
            new Origin(json.text("origin")),
            LogInstant.parse(json.text("made")),
            json.text("sentence"),
            json.array("limits").strings());
    // Writing it again tells unknown members and a wrong version.
    if (!java.util.Arrays.equals(statement.bytes(), bytes)) {
      throw new IllegalArgumentException(
          "claim.json: members that a claim of its kind does not have");
    }
    return statement;
  }

  public byte[] bytes() {
    return ClaimJson.write(claim)
        .put("limits", JsonArray.ofStrings(limits))
        .put("made", made.text())
        .put("origin", origin.value())
        .put("sentence", sentence)
        .put("v", VERSION)
        .build()
        .bytes();
  }
}
