package org.tallystick.ui.remote;

import java.io.Serializable;
import java.time.Instant;
import java.util.Optional;

/// A file that is not there yet, for whichever way it is to go, and what a person can do about it.
///
/// @param id of the row; has `equals`
/// @param address of the document, where there is one
/// @param last how the last try went
record QueueRow(
    String id,
    String name,
    Optional<String> address,
    String agreed,
    int attempts,
    boolean gaveUp,
    String last,
    Instant next) {

  /// What a press does with a row.
  interface Actions extends Serializable {

    /// @return why not; empty when it was done
    Optional<String> again(QueueRow row);

    /// @return why not; empty when it was done
    Optional<String> end(QueueRow row, String reason);
  }

  /// The words of one queue.
  ///
  /// @param end what ending it is called, such as Give up
  /// @param helper where the reason goes
  /// @param cut which are shown when not all are
  record Words(String id, String empty, String end, String helper, String cut) {}
}
