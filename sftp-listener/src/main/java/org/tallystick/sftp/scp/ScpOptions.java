package org.tallystick.sftp.scp;

import java.util.Optional;

/// What the client's own `scp` wants the server's to do.
///
/// @param takes whether the server takes files (`-t`) or gives them (`-f`)
/// @param recursive directories too (`-r`)
/// @param keepsTimes `-p`
/// @param intoDirectory the target must be a directory (`-d`)
public record ScpOptions(
    boolean takes, boolean recursive, boolean keepsTimes, boolean intoDirectory) {

  /// @param letters all options, `-v` and `-q` among them
  /// @return empty when it is neither to take nor to give, or has an option nobody knows
  public static Optional<ScpOptions> of(String letters) {
    boolean takes = letters.indexOf('t') >= 0;
    boolean gives = letters.indexOf('f') >= 0;
    boolean known = letters.chars().allMatch(letter -> "tfrpdvq".indexOf(letter) >= 0);
    return known && takes != gives
        ? Optional.of(
            new ScpOptions(
                takes,
                letters.indexOf('r') >= 0,
                letters.indexOf('p') >= 0,
                letters.indexOf('d') >= 0))
        : Optional.empty();
  }
}
