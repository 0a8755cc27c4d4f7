package org.tallystick.directory;

import org.tallystick.evidence.name.RawPath;
import org.tallystick.ledger.LedgerPosition;

/// What a partner sees of a document in its directories. The document itself stays in the archive whatever it is.
public sealed interface Whereabouts {

  /// Still where it was published.
  record Here(RawPath path) implements Whereabouts {}

  /// Still there, under another name.
  record Renamed(RawPath path) implements Whereabouts {}

  /// @param path where it was last
  /// @param by the event that removed it
  record Removed(RawPath path, LedgerPosition by) implements Whereabouts {}

  /// Another file stands in its place.
  ///
  /// @param by the event that brought the other one
  record Replaced(RawPath path, LedgerPosition by) implements Whereabouts {}

  /// It was never in a directory.
  record Nowhere() implements Whereabouts {}
}
