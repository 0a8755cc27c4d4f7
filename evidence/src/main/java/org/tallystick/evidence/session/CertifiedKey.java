package org.tallystick.evidence.session;

/// The key inside an OpenSSH user certificate (OpenSSH's PROTOCOL.certkeys): what the certificate says of it is the server's to judge, but it was this key that signed.
final class CertifiedKey {

  static final String SUFFIX = "-cert-v01@openssh.com";

  private CertifiedKey() {}

  static boolean isCertificate(byte[] blob) {
    return new WireReader(blob).text().endsWith(SUFFIX);
  }

  /// The plain key's blob.
  ///
  /// @throws IllegalArgumentException when the certificate ends before its key does
  static byte[] of(byte[] certificate) {
    WireReader reader = new WireReader(certificate);
    String kind = reader.text();
    String plain = kind.substring(0, kind.length() - SUFFIX.length());
    reader.string(); // the nonce
    WireWriter key = new WireWriter().text(plain).string(reader.string());
    return plain.equals("ssh-ed25519") ? key.bytes() : key.string(reader.string()).bytes();
  }
}
