package org.tallystick.send;

import java.util.Locale;
import java.util.Optional;
import org.tallystick.evidence.name.RawName;
import org.tallystick.evidence.tlog.ContentDigest;
import org.tallystick.partner.InterfaceId;

/// What is to be sent where, but for the bytes.
///
/// @param agreed an outbound interface
/// @param promised what the bytes hash to, by whoever sends them
/// @param confirmed whether it is to be sent although it was sent before
public record SendRequest(
    InterfaceId agreed,
    RawName name,
    Way way,
    Optional<ContentDigest> promised,
    Optional<SendKey> key,
    boolean confirmed) {

  /// By which door it came.
  public enum Way {
    API,
    SCREEN,
    FOLDER,
    TABLE;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// The same, said once more.
  public SendRequest confirm() {
    return new SendRequest(agreed, name, way, promised, key, true);
  }
}
