package org.tallystick.evidence.seal;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.Hashtable;
import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.Time;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cms.CMSAttributeTableGenerator;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.tallystick.evidence.cms.Certificate;
import org.tallystick.evidence.cms.CertificatePool;
import org.tallystick.evidence.cms.Seal;
import org.tallystick.evidence.tlog.ContentDigest;

/// Makes CAdES baseline B signatures (ETSI EN 319 122-1 §6) beside the bytes they seal. Safe for several threads.
public final class SealMaker {

  private final Signer signer;
  private final Clock clock;

  SealMaker(Signer signer, Clock clock) {
    this.signer = signer;
    this.clock = clock;
  }

  /// The signature in DER, verified.
  public byte[] seal(byte[] bytes) {
    Instant now = clock.instant();
    try {
      CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
      generator.addSignerInfoGenerator(
          new JcaSignerInfoGeneratorBuilder(new JcaDigestCalculatorProviderBuilder().build())
              .setSignedAttributeGenerator(attributes(now))
              .build(signer.contentSigner(), signer.certificate()));
      generator.addCertificates(signer.store());
      byte[] der =
          Signer.der(
              generator.generate(new CMSProcessableByteArray(bytes), false).toASN1Structure());
      Seal.parse(der).verify(bytes, new CertificatePool(certificates()), now);
      return der;
    } catch (CMSException | OperatorCreationException | GeneralSecurityException | IOException e) {
      throw new IllegalStateException("seal over " + bytes.length + " bytes: could not be made", e);
    }
  }

  /// Its own certificate and the root.
  public List<Certificate> certificates() {
    return signer.chain().stream().map(LocalAuthority::certificate).toList();
  }

  private CMSAttributeTableGenerator attributes(Instant now) {
    return parameters -> {
      byte[] digest = (byte[]) parameters.get(CMSAttributeTableGenerator.DIGEST);
      byte[] certificate = LocalAuthority.certificate(signer.certificate()).encoded();
      Hashtable<ASN1ObjectIdentifier, Attribute> table = new Hashtable<>();
      put(table, CMSAttributes.contentType, PKCSObjectIdentifiers.data);
      put(table, CMSAttributes.messageDigest, new DEROctetString(digest));
      put(table, CMSAttributes.signingTime, new Time(Date.from(now)));
      put(
          table,
          PKCSObjectIdentifiers.id_aa_signingCertificateV2,
          new SigningCertificateV2(new ESSCertIDv2(ContentDigest.of(certificate).bytes())));
      return new AttributeTable(table);
    };
  }

  private static void put(
      Hashtable<ASN1ObjectIdentifier, Attribute> table,
      ASN1ObjectIdentifier name,
      org.bouncycastle.asn1.ASN1Encodable value) {
    table.put(name, new Attribute(name, new DERSet(value)));
  }
}
