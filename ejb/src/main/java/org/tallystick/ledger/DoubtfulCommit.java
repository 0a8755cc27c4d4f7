package org.tallystick.ledger;

import java.util.Optional;

/// The database did not confirm a commit: its transaction is stored, or it is not. Running it again could write everything twice.
final class DoubtfulCommit extends Exception {

  private static final long serialVersionUID = 1L;

  /// The first leaf the transaction appended, to look for later; empty when it appended none.
  private final transient Optional<LeafMark> first;

  DoubtfulCommit(Optional<LeafMark> first, Throwable cause) {
    super("the database did not confirm the commit", cause);
    this.first = first;
  }

  Optional<LeafMark> first() {
    return first;
  }
}
