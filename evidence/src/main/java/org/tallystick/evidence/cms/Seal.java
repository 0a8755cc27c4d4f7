package org.tallystick.evidence.cms;

import java.time.Instant;
import java.util.Set;
import org.tallystick.evidence.RefusedException;

/// A CAdES baseline B signature (ETSI EN 319 122-1) over bytes that stand beside it.
public final class Seal {

  private static final Set<Oid> ATTRIBUTES =
      Set.of(Oid.CONTENT_TYPE, Oid.MESSAGE_DIGEST, Oid.SIGNING_TIME, Oid.SIGNING_CERTIFICATE_V2);

  private final SignedData data;

  private Seal(SignedData data) {
    this.data = data;
  }

  /// Reads a seal; nothing is verified yet but its form.
  public static Seal parse(byte[] der) {
    SignedData data = SignedData.parse(der);
    RefusedException.unless(
        data.version() == 1, "seal: CMS of version " + data.version() + ", expected 1");
    RefusedException.unless(
        data.contentType().equals(Oid.DATA) && data.content().isEmpty(),
        "seal: not detached from its content");
    data.signer().attributes().requireExactly(ATTRIBUTES);
    DerTime.ofCertificate(data.signer().attributes().value(Oid.SIGNING_TIME));
    return new Seal(data);
  }

  /// Verifies it over those bytes, its certificates at that instant.
  ///
  /// @throws RefusedException when it is not right
  public Verified verify(byte[] sealed, CertificatePool pool, Instant at) {
    Verified verified = Verified.by(data.verify(sealed, pool, at));
    pool.named(data.signer().issuer(), data.signer().serial()).requireNotTimeStamping();
    return verified;
  }
}
