package org.tallystick.evidence.seal;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.DigestCalculatorProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampTokenGenerator;
import org.tallystick.evidence.cms.Certificate;
import org.tallystick.evidence.cms.CertificatePool;
import org.tallystick.evidence.cms.TimeStampToken;
import org.tallystick.evidence.tlog.ContentDigest;

/// Stamps with the embedded authority's key and this machine's clock.
final class LocalTimeStampAuthority implements TimeStampAuthority {

  /// Ours, from a random UUID (ITU-T X.667): the embedded authority of a Tallystick installation.
  private static final ASN1ObjectIdentifier POLICY =
      new ASN1ObjectIdentifier("2.25.147382930186524733019948725510386216741");

  private static final int ACCURACY_SECONDS = 1;

  private final SecureRandom random = new SecureRandom();
  private final Signer signer;
  private final Clock clock;
  private final CertificatePool pool;

  LocalTimeStampAuthority(Signer signer, Clock clock) {
    this.signer = signer;
    this.clock = clock;
    this.pool = new CertificatePool(certificates());
  }

  @Override
  public TimeStampToken stamp(byte[] bytes) throws IOException {
    Instant now = clock.instant();
    try {
      TimeStampRequestGenerator request = new TimeStampRequestGenerator();
      request.setCertReq(true);
      TimeStampToken token =
          TimeStampToken.parse(
              encoded(
                  request.generate(
                      NISTObjectIdentifiers.id_sha256, ContentDigest.of(bytes).bytes()),
                  now));
      token.verify(pool);
      return token;
    } catch (TSPException | OperatorCreationException | GeneralSecurityException e) {
      throw new IOException("embedded time-stamping authority: could not make a token", e);
    }
  }

  private byte[] encoded(TimeStampRequest request, Instant now)
      throws TSPException, OperatorCreationException, GeneralSecurityException, IOException {
    BigInteger serial = new BigInteger(127, random).setBit(126);
    return Signer.der(
        generator(signer)
            .generate(request, serial, Date.from(now))
            .toCMSSignedData()
            .toASN1Structure());
  }

  static TimeStampTokenGenerator generator(Signer signer)
      throws TSPException, OperatorCreationException, GeneralSecurityException {
    DigestCalculatorProvider digests = new JcaDigestCalculatorProviderBuilder().build();
    TimeStampTokenGenerator generator =
        new TimeStampTokenGenerator(
            new JcaSignerInfoGeneratorBuilder(digests)
                .build(signer.contentSigner(), signer.certificate()),
            digests.get(new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256)),
            POLICY);
    generator.setResolution(TimeStampTokenGenerator.R_MILLISECONDS);
    generator.setAccuracySeconds(ACCURACY_SECONDS);
    generator.addCertificates(signer.store());
    return generator;
  }

  @Override
  public List<Certificate> certificates() {
    return signer.chain().stream().map(LocalAuthority::certificate).toList();
  }

  @Override
  public boolean isEmbedded() {
    return true;
  }
}
