package org.tallystick.sftp.server;

import java.security.PublicKey;
import java.util.HashSet;
import org.apache.sshd.common.config.keys.OpenSshCertificate;
import org.apache.sshd.common.util.buffer.ByteArrayBuffer;
import org.tallystick.access.SignInProof;
import org.tallystick.partner.PublicKeyText;
import org.tallystick.partner.UserCertificate;

/// An OpenSSH certificate in the archive's words. Its form, validity, critical options and signature are the library's to check, which refuses options it does not know.
final class Certificates {

  private Certificates() {}

  static UserCertificate of(OpenSshCertificate certificate) {
    return new UserCertificate(
        PublicKeyText.fingerprint(blob(certificate.getCaPubKey())),
        PublicKeyText.fingerprint(blob(certificate.getCertPubKey())),
        certificate.getId(),
        Long.toUnsignedString(certificate.getSerial()),
        new HashSet<>(certificate.getPrincipals()));
  }

  static SignInProof.Certificate proof(UserCertificate certificate) {
    return new SignInProof.Certificate(
        certificate.authority(), certificate.keyId(), certificate.serial());
  }

  static byte[] blob(PublicKey key) {
    ByteArrayBuffer buffer = new ByteArrayBuffer();
    buffer.putRawPublicKey(key);
    return buffer.getCompactData();
  }
}
