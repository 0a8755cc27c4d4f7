package org.tallystick.archive;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.tallystick.evidence.json.JsonObject;
import org.tallystick.evidence.leaf.EventDocument;
import org.tallystick.evidence.name.RawName;
import org.tallystick.evidence.name.RawPath;
import org.tallystick.ledger.LedgerPosition;

/// What a `finding.noted` says.
///
/// @param path of the file it is about
/// @param severity `error` when the file is not published for it, `warning` otherwise
/// @param where the path of what shows it
public record NotedFinding(
    LedgerPosition position,
    Instant at,
    RawPath path,
    String code,
    String severity,
    String found,
    String expected,
    Optional<RawPath> where) {

  /// Whether it says that the file's bytes are not those that were meant.
  public boolean isContradiction() {
    return Arrays.stream(Finding.Code.values())
        .anyMatch(known -> known.isContradiction() && known.word().equals(code));
  }

  public static NotedFinding of(LedgerPosition position, EventDocument said) {
    JsonObject json = said.json();
    return new NotedFinding(
        position,
        said.at().value(),
        said.path().orElseThrow().resolve(RawName.decode(json.object("file").text("name"))),
        json.text("code"),
        json.text("severity"),
        json.text("found"),
        json.text("expected"),
        json.findText("where").map(RawPath::decode));
  }
}
