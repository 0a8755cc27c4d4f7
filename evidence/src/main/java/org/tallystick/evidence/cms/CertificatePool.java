package org.tallystick.evidence.cms;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.tallystick.evidence.RefusedException;
import org.tallystick.evidence.tlog.ContentDigest;

/// The certificates that come with a piece of evidence: signers, and issuers up to one that signs itself. Whether that
/// one is to be trusted is the reader's decision.
public final class CertificatePool {

  private static final int LONGEST = 5;

  private final Map<ContentDigest, Certificate> certificates = new TreeMap<>();

  public CertificatePool(Collection<Certificate> certificates) {
    certificates.forEach(each -> this.certificates.put(each.digest(), each));
  }

  public static CertificatePool ofEncoded(Collection<byte[]> encoded) {
    return new CertificatePool(encoded.stream().map(Certificate::parse).toList());
  }

  boolean holds(Certificate certificate) {
    return certificates.containsKey(certificate.digest());
  }

  public Collection<ContentDigest> digests() {
    return certificates.keySet();
  }

  Certificate named(byte[] issuer, byte[] serial) {
    return certificates.values().stream()
        .filter(each -> each.isNamedBy(issuer, serial))
        .findFirst()
        .orElseThrow(() -> new RefusedException("signature: its signer's certificate is missing"));
  }

  /// The chain from a signer to a certificate that signs itself, all valid at that instant.
  List<Certificate> chain(Certificate signer, Instant at) {
    List<Certificate> chain = new ArrayList<>();
    Certificate current = signer;
    signer.requireSigner();
    while (true) {
      current.requireValidAt(at);
      chain.add(current);
      if (current.signsItself()) {
        return chain;
      }
      RefusedException.unless(
          chain.size() < LONGEST,
          "certificate " + signer.digest() + ": chain longer than " + LONGEST);
      current = issuer(current);
      current.requireIssuer();
    }
  }

  private Certificate issuer(Certificate of) {
    Optional<Certificate> issuer =
        certificates.values().stream().filter(of::isIssuedBy).findFirst();
    return issuer.orElseThrow(() ->
        new RefusedException(
            "certificate " + of.digest() + ": its issuer's certificate is missing"));
  }
}
