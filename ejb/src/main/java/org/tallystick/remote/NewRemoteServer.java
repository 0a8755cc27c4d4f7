package org.tallystick.remote;

import java.util.Optional;

/// A remote server as an administrator describes it.
///
/// @param via the remote server, of the same partner, through which it is reached
public record NewRemoteServer(
    String host,
    int port,
    String login,
    Authentication authentication,
    Optional<RemoteServerId> via) {

  public static final int USUAL_PORT = 22;

  public NewRemoteServer {
    if (!host.matches("[A-Za-z0-9._:-]{1,255}")) {
      throw new IllegalArgumentException(
          "host: found '" + host + "', expected a name or an address, such as sftp.example.com");
    }
    if (port < 1 || port > 65_535) {
      throw new IllegalArgumentException("port: found " + port + ", expected 1 to 65535");
    }
    if (!login.matches("[!-~]{1,64}")) {
      throw new IllegalArgumentException(
          "user: expected 1 to 64 letters, digits or signs, as the partner gave it to us");
    }
  }

  String words() {
    return login
        + "@"
        + host
        + ":"
        + port
        + " by "
        + authentication.word()
        + via.map(id -> " through " + id).orElse("");
  }
}
