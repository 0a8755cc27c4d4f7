package org.tallystick.sftp.scp;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import org.tallystick.sftp.session.InnerClient;

/// One run of the server's side of `scp`.
public final class Scp {

  private Scp() {}

  /// @param paths one to take files into, or those to give
  /// @return the exit status
  /// @throws IOException the client is gone or speaks something else; what was open is to be put away
  public static int run(
      InnerClient sftp, ScpOptions options, List<byte[]> paths, InputStream in, OutputStream out)
      throws IOException {
    ScpWire wire = new ScpWire(in, out);
    try {
      int warnings =
          options.takes()
              ? ScpSink.take(sftp, options, paths.getFirst(), wire)
              : ScpSource.give(sftp, options, paths, wire);
      return warnings == 0 ? 0 : 1;
    } catch (EOFException gone) {
      sftp.endsBecause("the connection was lost");
      throw gone;
    } catch (IOException broken) {
      sftp.endsBecause("scp: " + broken.getMessage());
      throw broken;
    }
  }
}
