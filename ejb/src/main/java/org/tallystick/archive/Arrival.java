package org.tallystick.archive;

import org.tallystick.directory.DirectoryEntry;

/// What became of an upload that was closed. Either way it is durable and its name is in the directory.
public sealed interface Arrival {

  /// It is an exchange.
  record Published(Document document) implements Arrival {}

  /// It is kept, and no exchange yet or ever: a part name, a sidecar, a marker, or a file that waits for one of these.
  record Held(DirectoryEntry entry) implements Arrival {}
}
