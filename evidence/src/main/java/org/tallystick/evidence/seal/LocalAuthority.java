package org.tallystick.evidence.seal;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.List;
import org.tallystick.evidence.cms.Certificate;

/// The embedded authority: a root that signs itself, and under it one certificate for seals and one for time stamps.
///
/// Made once by [#create]; the caller keeps [#pem()], which holds the two private keys, where only the server may read
/// it. Losing it loses no evidence: a new one has another root, and each pack carries its own.
public final class LocalAuthority {

  private final Signer seal;
  private final Signer timeStamp;

  LocalAuthority(Signer seal, Signer timeStamp) {
    this.seal = seal;
    this.timeStamp = timeStamp;
  }

  /// Makes keys and certificates; `name` is the installation's and stands in each certificate.
  public static LocalAuthority create(String name, Clock clock) {
    return new CertificateMaker(name, clock).authority();
  }

  /// Reads what [#pem()] wrote.
  ///
  /// @throws IOException when it is not that
  public static LocalAuthority parse(byte[] pem) throws IOException {
    return AuthorityPem.read(pem);
  }

  /// Certificates and private keys, to be kept secret.
  public byte[] pem() {
    return AuthorityPem.write(List.of(seal, timeStamp));
  }

  /// What seals packs.
  public SealMaker sealMaker(Clock clock) {
    return new SealMaker(seal, clock);
  }

  /// What stamps when no other authority is set.
  public TimeStampAuthority timeStampAuthority(Clock clock) {
    return new LocalTimeStampAuthority(timeStamp, clock);
  }

  Signer timeStampSigner() {
    return timeStamp;
  }

  /// The certificates of seals and stamps and their root, without keys.
  public List<Certificate> certificates() {
    return List.of(
        certificate(seal.certificate()),
        certificate(timeStamp.certificate()),
        certificate(seal.chain().getLast()));
  }

  static Certificate certificate(java.security.cert.X509Certificate certificate) {
    try {
      return Certificate.parse(certificate.getEncoded());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a certificate of ours has no encoding", e);
    }
  }
}
