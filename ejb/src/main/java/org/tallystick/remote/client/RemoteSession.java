package org.tallystick.remote.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import org.tallystick.evidence.tlog.ContentDigest;

/// A signed-in SFTP session with a partner's server. After a fault of the server it is good for nothing but {@link #close}. As thread-safe as {@link #atOnce} says.
public interface RemoteSession extends AutoCloseable {

  /// Told from time to time while bytes pass; what it throws ends the transfer.
  @FunctionalInterface
  interface Progress {
    void passed(long bytes) throws IOException;
  }

  /// The fingerprint of the key the server proved to have.
  String hostKey();

  /// How many threads may use it at once: with several, requests are on their way while others are answered, and nobody waits for each round trip alone.
  int atOnce();

  /// All entries but `.` and `..`; names that are none are left out.
  ///
  /// @param most more are a fault
  List<RemoteEntry> list(RemotePath directory, int most) throws RemoteFault;

  /// What stands there, links followed; empty when nothing does.
  Optional<RemoteEntry> look(RemotePath path) throws RemoteFault;

  /// Reads from byte `from` to the end.
  ///
  /// @param size in bytes, as the server described the file; it may have grown since, and then more may come
  /// @throws IOException the target or the progress failed, not the server
  void read(RemotePath path, long from, long size, OutputStream into, Progress progress)
      throws RemoteFault, IOException;

  /// Writes from byte `from` on, over what is there; at 0 the file begins anew.
  ///
  /// @throws IOException the source or the progress failed, not the server
  void write(RemotePath path, long from, InputStream source, Progress progress)
      throws RemoteFault, IOException;

  /// @param replace whether a file that has the new name already is replaced, in one step where the server can
  void rename(RemotePath from, RemotePath to, boolean replace) throws RemoteFault;

  void remove(RemotePath path) throws RemoteFault;

  /// The server's own SHA-256 of a file; empty when it makes none.
  Optional<ContentDigest> hash(RemotePath path) throws RemoteFault;

  /// Gives the session back.
  @Override
  void close();
}
