package org.tallystick.evidence.seal;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// Issues the three certificates of a [LocalAuthority] and forgets the root's key (`SEAL-1`).
final class CertificateMaker {

  private static final Duration ROOT_LIFE = Duration.ofDays(30 * 365);
  private static final Duration LIFE = Duration.ofDays(10 * 365);

  /// No revocation information is published for this certificate, RFC 9608.
  private static final ASN1ObjectIdentifier NO_REVOCATION = new ASN1ObjectIdentifier("2.5.29.56");

  private final SecureRandom random = new SecureRandom();
  private final String name;
  private final Instant from;

  CertificateMaker(String name, Clock clock) {
    this.name = name;
    // An hour of grace for whoever's clock is behind ours.
    this.from = clock.instant().minus(1, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS);
  }

  LocalAuthority authority() {
    try {
      KeyPair rootKey = keyPair();
      X509Certificate root = root(rootKey);
      return new LocalAuthority(
          signer("seal", rootKey, root, null),
          signer("time stamps", rootKey, root, KeyPurposeId.id_kp_timeStamping));
    } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
      throw new IllegalStateException(
          "this Java platform cannot make the authority's certificates", e);
    }
  }

  private KeyPair keyPair() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"), random);
    return generator.generateKeyPair();
  }

  private X509Certificate root(KeyPair key)
      throws GeneralSecurityException, OperatorCreationException, IOException {
    X500Name subject = subject("evidence root");
    X509v3CertificateBuilder builder = builder(subject, subject, key.getPublic(), ROOT_LIFE);
    builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
    builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign));
    return signed(builder, key);
  }

  private Signer signer(
      String role,
      KeyPair rootKey,
      X509Certificate root,
      @org.jspecify.annotations.Nullable KeyPurposeId purpose)
      throws GeneralSecurityException, OperatorCreationException, IOException {
    KeyPair key = keyPair();
    X509v3CertificateBuilder builder =
        builder(subject("evidence root"), subject(role), key.getPublic(), LIFE);
    builder.addExtension(
        Extension.authorityKeyIdentifier,
        false,
        new JcaX509ExtensionUtils().createAuthorityKeyIdentifier(root.getPublicKey()));
    builder.addExtension(
        Extension.keyUsage,
        true,
        new KeyUsage(KeyUsage.digitalSignature | KeyUsage.nonRepudiation));
    builder.addExtension(NO_REVOCATION, false, DERNull.INSTANCE);
    if (purpose != null) {
      builder.addExtension(Extension.extendedKeyUsage, true, new ExtendedKeyUsage(purpose));
    }
    return new Signer(key.getPrivate(), List.of(signed(builder, rootKey), root));
  }

  private X509v3CertificateBuilder builder(
      X500Name issuer, X500Name subject, PublicKey key, Duration life)
      throws CertIOException, GeneralSecurityException {
    X509v3CertificateBuilder builder =
        new JcaX509v3CertificateBuilder(
            issuer,
            new BigInteger(127, random).setBit(126),
            Date.from(from),
            Date.from(from.plus(life)),
            subject,
            key);
    builder.addExtension(
        Extension.subjectKeyIdentifier,
        false,
        new JcaX509ExtensionUtils().createSubjectKeyIdentifier(key));
    return builder;
  }

  private X500Name subject(String role) {
    return new X500NameBuilder(BCStyle.INSTANCE)
        .addRDN(BCStyle.O, name)
        .addRDN(BCStyle.CN, "Tallystick " + role)
        .build();
  }

  private static X509Certificate signed(X509v3CertificateBuilder builder, KeyPair issuer)
      throws OperatorCreationException, GeneralSecurityException {
    return new JcaX509CertificateConverter()
        .getCertificate(
            builder.build(
                new JcaContentSignerBuilder("SHA256withECDSA").build(issuer.getPrivate())));
  }
}
