package org.tallystick.evidence.cms;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.tallystick.evidence.RefusedException;
import org.tallystick.evidence.tlog.ContentDigest;

/// A CMS SignedData with one signer, RFC 5652 §5, taken apart and refused where it has more than a seal or a token may.
record SignedData(
    int version,
    Oid contentType,
    Optional<byte[]> content,
    List<Certificate> certificates,
    Signer signer) {

  /// SignerInfo, RFC 5652 §5.3.
  @SuppressWarnings("ArrayRecordComponent") // windows on the parsed bytes, never compared
  record Signer(
      byte[] issuer,
      byte[] serial,
      Digest digest,
      SignedAttributes attributes,
      DerValue algorithm,
      byte[] signature) {

    /// Whether the algorithm is RSA together with its digest, not `rsaEncryption`.
    boolean isNamedWithRsa() {
      return AlgorithmName.read(algorithm).oid().equals(digest.withRsa());
    }
  }

  static SignedData parse(byte[] der) {
    DerCursor info = DerValue.only(der, DerValue.SEQUENCE).inside(DerValue.SEQUENCE);
    RefusedException.unless(info.next().oid().equals(Oid.SIGNED_DATA), "CMS: not signed data");
    DerCursor fields = info.next().explicit(DerValue.context(0)).inside(DerValue.SEQUENCE);
    info.end("CMS");

    int version = fields.next().small();
    DerCursor digests = fields.next().inside(DerValue.SET);
    Digest digest = Digest.named(digests.next());
    digests.end("CMS: digest algorithms");
    DerCursor encapsulated = fields.next().inside(DerValue.SEQUENCE);
    Oid contentType = encapsulated.next().oid();
    Optional<byte[]> content =
        encapsulated
            .optional(DerValue.context(0))
            .map(tag -> tag.explicit(DerValue.context(0)).octets());
    encapsulated.end("CMS: encapsulated content");
    List<Certificate> certificates = certificates(fields.next());
    DerCursor signers = fields.next().inside(DerValue.SET);
    fields.end("CMS: signed data");
    Signer signer = signer(signers.next(), digest);
    signers.end("CMS: more than one signer");
    return new SignedData(version, contentType, content, certificates, signer);
  }

  private static List<Certificate> certificates(DerValue set) {
    List<Certificate> certificates = new ArrayList<>();
    for (DerValue each : set.inside(DerValue.context(0)).rest()) {
      Certificate certificate = Certificate.parse(each.require(DerValue.SEQUENCE).encoded());
      RefusedException.unless(
          certificates.stream().noneMatch(other -> other.digest().equals(certificate.digest())),
          "CMS: certificate " + certificate.digest() + " twice");
      certificates.add(certificate);
    }
    return certificates;
  }

  private static Signer signer(DerValue info, Digest announced) {
    DerCursor fields = info.inside(DerValue.SEQUENCE);
    RefusedException.unless(fields.next().small() == 1, "CMS: signer not of version 1");
    DerCursor name = fields.next().inside(DerValue.SEQUENCE);
    byte[] issuer = name.next(DerValue.SEQUENCE).encoded();
    byte[] serial = name.next(DerValue.INTEGER).encoded();
    name.end("CMS: signer's name");
    DerValue digestName = fields.next();
    Digest digest = Digest.named(digestName);
    RefusedException.unless(
        digest == announced, "CMS: the signer's digest is another than announced");
    SignedAttributes attributes = SignedAttributes.read(fields.next());
    DerValue algorithm = fields.next(DerValue.SEQUENCE);
    byte[] signature = fields.next().octets();
    fields.end("CMS: unsigned attributes");
    attributes.requireProtected(digestName, algorithm);
    return new Signer(issuer, serial, digest, attributes, algorithm, signature);
  }

  /// Checks the signature over `message` and gives the signer's chain, valid at that instant.
  ///
  /// @throws RefusedException when anything about it is not right
  List<Certificate> verify(byte[] message, CertificatePool pool, Instant at) {
    Certificate certificate = pool.named(signer.issuer, signer.serial);
    signer.attributes.requireMessage(contentType, signer.digest.over(message));
    signer.attributes.requireSigner(certificate);
    certificate
        .key()
        .verify(signer.algorithm, signer.digest, signer.attributes.signed(), signer.signature);
    List<Certificate> chain = pool.chain(certificate, at);
    List<ContentDigest> chained = chain.stream().map(Certificate::digest).toList();
    RefusedException.unless(
        certificates.stream()
            .anyMatch(each -> Arrays.equals(each.encoded(), certificate.encoded())),
        "CMS: the signer's certificate is not in it");
    for (Certificate each : certificates) {
      RefusedException.unless(
          chained.contains(each.digest()),
          "CMS: certificate " + each.digest() + " is not in the signer's chain");
    }
    return chain;
  }
}
