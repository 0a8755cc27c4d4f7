package org.tallystick.remote.push;

import org.tallystick.remote.client.RemoteFault;

/// What became of one file.
sealed interface Outcome {
  Bringing.Load load();

  default boolean isEndOfServer() {
    return this instanceof Failed(_, RemoteFault fault) && fault.isOfServer();
  }

  /// @param checked how
  record Brought(Bringing.Load load, String checked) implements Outcome {}

  record Failed(Bringing.Load load, RemoteFault fault) implements Outcome {}
}
