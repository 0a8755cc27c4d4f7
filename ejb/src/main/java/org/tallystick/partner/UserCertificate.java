package org.tallystick.partner;

import java.util.List;
import java.util.Set;

/// An OpenSSH user certificate as far as an account is concerned (OpenSSH's PROTOCOL.certkeys).
///
/// @param authority the fingerprint of the key that signed it
/// @param key the fingerprint of the key it certifies
/// @param serial unsigned, in decimal; 0 when the authority counts none
public record UserCertificate(
    String authority, String key, String keyId, String serial, Set<String> principals) {

  public UserCertificate {
    principals = Set.copyOf(principals);
  }

  /// By what it can be revoked: `serial 7`, `id laptop of anna`, `key SHA256:…`.
  List<String> names() {
    return serial.equals("0")
        ? List.of("id " + keyId, "key " + key)
        : List.of("serial " + serial, "id " + keyId, "key " + key);
  }

  /// For the log.
  String words() {
    return "certificate " + key + " of " + authority;
  }
}
