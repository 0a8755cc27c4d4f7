package org.tallystick.evidence.seal;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.oiw.OIWObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.DigestCalculatorProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampTokenGenerator;

/// A time-stamping authority of another make: keys, chains, digests, accuracies and habits as chance has them, some of them wrong.
final class OtherAuthority {

  private static final Map<String, ASN1ObjectIdentifier> DIGESTS =
      Map.of(
          "SHA-256", NISTObjectIdentifiers.id_sha256,
          "SHA-384", NISTObjectIdentifiers.id_sha384,
          "SHA-512", NISTObjectIdentifiers.id_sha512);
  private static final List<String> NAMES = List.of("SHA-256", "SHA-384", "SHA-512");
  private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

  private final Random random;
  private final List<KeyPair> keys;
  private final List<X509Certificate> chain = new ArrayList<>();

  /// @param keys RSA and P-256, to choose from
  OtherAuthority(Random random, List<KeyPair> keys) throws Exception {
    this.random = random;
    this.keys = keys;
    issue();
  }

  static List<KeyPair> keys() throws GeneralSecurityException {
    List<KeyPair> keys = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(i % 2 == 0 ? "EC" : "RSA");
      generator.initialize(i % 2 == 0 ? 256 : 2048);
      keys.add(generator.generateKeyPair());
    }
    return keys;
  }

  private boolean often() {
    return random.nextInt(12) > 0;
  }

  /// The signer's own certificate last.
  private void issue() throws Exception {
    int length = 1 + random.nextInt(3);
    for (int depth = 0; depth <= length; depth++) {
      KeyPair issuer = keys.get(Math.max(0, depth - 1));
      X500Name above = new X500Name("CN=Authority " + Math.max(0, depth - 1));
      JcaX509v3CertificateBuilder builder =
          new JcaX509v3CertificateBuilder(
              above,
              BigInteger.valueOf(random.nextInt(1, 1 << 20)),
              Date.from(NOW.minus(Duration.ofDays(30))),
              Date.from(NOW.plus(Duration.ofDays(often() ? 3000 : -1))),
              new X500Name("CN=Authority " + depth),
              keys.get(depth).getPublic());
      describe(builder, depth == length);
      chain.add(
          new JcaX509CertificateConverter()
              .getCertificate(builder.build(signer(issuer, NAMES.get(random.nextInt(3))))));
    }
  }

  private void describe(JcaX509v3CertificateBuilder builder, boolean last) throws IOException {
    if (!last) {
      builder.addExtension(
          Extension.basicConstraints, random.nextBoolean(), new BasicConstraints(often()));
    } else {
      // Bouncy Castle stamps with no other certificate.
      builder.addExtension(
          Extension.extendedKeyUsage, true, new ExtendedKeyUsage(KeyPurposeId.id_kp_timeStamping));
    }
    if (random.nextBoolean() || !last) {
      int usage = last ? KeyUsage.digitalSignature : KeyUsage.keyCertSign | KeyUsage.cRLSign;
      builder.addExtension(
          Extension.keyUsage,
          random.nextBoolean(),
          new KeyUsage(often() ? usage : KeyUsage.keyEncipherment));
    }
    if (!often()) {
      builder.addExtension(
          Extension.subjectAlternativeName,
          random.nextBoolean(),
          new GeneralNames(new GeneralName(2, "tsa.example")));
    }
  }

  private static org.bouncycastle.operator.ContentSigner signer(KeyPair key, String digest)
      throws OperatorCreationException {
    String scheme = key.getPrivate().getAlgorithm().equals("RSA") ? "withRSA" : "withECDSA";
    return new JcaContentSignerBuilder(digest.replace("-", "") + scheme).build(key.getPrivate());
  }

  List<byte[]> certificates() throws GeneralSecurityException {
    List<byte[]> encoded = new ArrayList<>();
    for (X509Certificate each : chain) {
      encoded.add(each.getEncoded());
    }
    return encoded;
  }

  byte[] stamp(byte[] bytes)
      throws GeneralSecurityException, OperatorCreationException, TSPException, IOException {
    String imprint = NAMES.get(random.nextInt(3));
    TimeStampRequestGenerator asked = new TimeStampRequestGenerator();
    asked.setCertReq(often());
    TimeStampRequest request =
        asked.generate(
            DIGESTS.get(imprint),
            MessageDigest.getInstance(imprint).digest(bytes),
            random.nextBoolean() ? null : BigInteger.valueOf(random.nextInt(1 << 30)));
    return Signer.der(
        generator()
            .generate(
                request,
                BigInteger.valueOf(random.nextInt(1 << 30)),
                Date.from(NOW.plusMillis(random.nextInt(5000))))
            .toCMSSignedData()
            .toASN1Structure());
  }

  private TimeStampTokenGenerator generator()
      throws GeneralSecurityException, OperatorCreationException, TSPException {
    DigestCalculatorProvider digests = new JcaDigestCalculatorProviderBuilder().build();
    KeyPair key = keys.get(chain.size() - 1);
    ASN1ObjectIdentifier identifier =
        random.nextInt(3) == 0
            ? OIWObjectIdentifiers.idSHA1
            : DIGESTS.get(NAMES.get(random.nextInt(3)));
    TimeStampTokenGenerator generator =
        new TimeStampTokenGenerator(
            new JcaSignerInfoGeneratorBuilder(digests)
                .build(signer(key, NAMES.get(random.nextInt(3))), chain.getLast()),
            digests.get(new AlgorithmIdentifier(identifier)),
            new ASN1ObjectIdentifier("1.3.6.1.4.1.4146.2." + random.nextInt(900)),
            random.nextBoolean());
    generator.setResolution(random.nextInt(4));
    generator.setOrdering(random.nextBoolean());
    if (random.nextBoolean()) {
      generator.setAccuracySeconds(random.nextInt(3));
    }
    if (random.nextBoolean()) {
      generator.setAccuracyMillis(random.nextInt(1, 1000));
    }
    if (random.nextBoolean()) {
      generator.setAccuracyMicros(random.nextInt(1, 1000));
    }
    if (random.nextBoolean()) {
      generator.setTSA(new GeneralName(new X500Name("CN=Authority " + (chain.size() - 1))));
    }
    generator.addCertificates(
        new JcaCertStore(
            switch (random.nextInt(3)) {
              case 0 -> List.of(chain.getLast());
              case 1 -> chain;
              default -> chain.subList(1, chain.size());
            }));
    return generator;
  }
}
