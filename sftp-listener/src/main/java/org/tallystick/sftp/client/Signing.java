package org.tallystick.sftp.client;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.Base64;
import org.apache.sshd.common.NamedResource;
import org.apache.sshd.common.util.security.SecurityUtils;

/// Our key pair for one server, as the library wants it.
final class Signing {

  private Signing() {}

  /// @param pkcs8 DER
  static KeyPair key(byte[] pkcs8, String owner) throws IOException {
    String pem =
        "-----BEGIN PRIVATE KEY-----\n"
            + Base64.getMimeEncoder().encodeToString(pkcs8)
            + "\n-----END PRIVATE KEY-----\n";
    try {
      Iterable<KeyPair> keys =
          SecurityUtils.loadKeyPairIdentities(
              null,
              NamedResource.ofName(owner),
              new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)),
              null);
      if (keys != null && keys.iterator().hasNext()) {
        return keys.iterator().next();
      }
    } catch (GeneralSecurityException unusable) {
      throw new IOException("our key for " + owner + " cannot be used", unusable);
    }
    throw new IOException("our key for " + owner + " holds no key");
  }
}
