package org.tallystick.remote.client;

import java.util.Optional;

/// Reaches partners' servers. Thread-safe.
public interface RemoteClient {

  /// A session, new or used before; waits a bounded time when too many are in use.
  RemoteSession open(RemoteAccess access) throws RemoteFault;

  /// Tries everything step by step with a connection of its own.
  ///
  /// @param directory what is listed; empty when nothing is
  /// @param write whether a file is written, renamed and removed there
  TestReport test(RemoteAccess access, Optional<RemotePath> directory, boolean write);

  /// Ends what is kept open to the server: it is reached otherwise from now on.
  void forget(String id);
}
