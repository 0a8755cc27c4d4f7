package org.tallystick.evidence.cms;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.tallystick.evidence.RefusedException;
import org.tallystick.evidence.tlog.ContentDigest;

/// An X.509 certificate (RFC 5280 §4.1), read as far as a chain needs it.
public final class Certificate {

  private static final int DIGITAL_SIGNATURE = 0;
  private static final int NON_REPUDIATION = 1;
  private static final int KEY_CERT_SIGN = 5;

  private final byte[] encoded;
  private final byte[] signed;
  private final DerValue algorithm;
  private final byte[] signature;
  private final byte[] serial;
  private final byte[] issuer;
  private final byte[] subject;
  private final Instant notBefore;
  private final Instant notAfter;
  private final VerifyingKey key;
  private final Map<Oid, Extension> extensions;

  private record Extension(boolean critical, byte[] value) {}

  private Certificate(byte[] der) {
    this.encoded = der;
    DerCursor outer = DerValue.only(der, DerValue.SEQUENCE).inside(DerValue.SEQUENCE);
    DerValue body = outer.next();
    this.algorithm = outer.next();
    this.signature = outer.next().bits();
    outer.end("certificate");
    this.signed = body.encoded();

    DerCursor fields = body.inside(DerValue.SEQUENCE);
    DerValue version = fields.next().explicit(DerValue.context(0));
    RefusedException.unless(version.small() == 2, "certificate: expected version 3");
    DerValue number = fields.next();
    number.integer();
    this.serial = number.encoded();
    RefusedException.unless(
        Arrays.equals(fields.next().encoded(), algorithm.encoded()),
        "certificate: two signature algorithms");
    this.issuer = fields.next(DerValue.SEQUENCE).encoded();
    DerCursor validity = fields.next().inside(DerValue.SEQUENCE);
    this.notBefore = DerTime.ofCertificate(validity.next());
    this.notAfter = DerTime.ofCertificate(validity.next());
    validity.end("certificate's validity");
    this.subject = fields.next(DerValue.SEQUENCE).encoded();
    this.key = VerifyingKey.read(fields.next());
    this.extensions = extensions(fields.next().explicit(DerValue.context(3)));
    fields.end("certificate");
  }

  /// Reads a whole certificate of version 3, with extensions and without unique identifiers.
  public static Certificate parse(byte[] der) {
    return new Certificate(der.clone());
  }

  private static Map<Oid, Extension> extensions(DerValue list) {
    Map<Oid, Extension> extensions = new HashMap<>();
    for (DerValue each : list.inside(DerValue.SEQUENCE).rest()) {
      DerCursor extension = each.inside(DerValue.SEQUENCE);
      Oid name = extension.next().oid();
      boolean critical = extension.optional(DerValue.BOOLEAN).map(DerValue::bool).orElse(false);
      byte[] value = extension.next().octets();
      extension.end("extension " + name);
      RefusedException.unless(
          extensions.put(name, new Extension(critical, value)) == null,
          "certificate: extension " + name + " twice");
    }
    return extensions;
  }

  public byte[] encoded() {
    return encoded.clone();
  }

  public ContentDigest digest() {
    return ContentDigest.of(encoded);
  }

  /// Issuer and serial number as a signer identifier has them, RFC 5652 §5.3.
  boolean isNamedBy(byte[] issuer, byte[] serial) {
    return Arrays.equals(this.issuer, issuer) && Arrays.equals(this.serial, serial);
  }

  VerifyingKey key() {
    return key;
  }

  boolean signsItself() {
    return isIssuedBy(this);
  }

  /// Whether that certificate's name and key stand behind this one.
  boolean isIssuedBy(Certificate other) {
    if (!Arrays.equals(issuer, other.subject)) {
      return false;
    }
    try {
      other.key.verify(algorithm, other.key.implied(algorithm), signed, signature);
      return true;
    } catch (RefusedException e) {
      return false;
    }
  }

  void requireValidAt(Instant instant) {
    RefusedException.unless(
        !instant.isBefore(notBefore) && !instant.isAfter(notAfter),
        "certificate "
            + digest()
            + ": not valid at "
            + instant
            + ", only from "
            + notBefore
            + " to "
            + notAfter);
    for (Map.Entry<Oid, Extension> extension : extensions.entrySet()) {
      Oid name = extension.getKey();
      boolean known =
          name.equals(Oid.BASIC_CONSTRAINTS)
              || name.equals(Oid.KEY_USAGE)
              || name.equals(Oid.EXTENDED_KEY_USAGE);
      RefusedException.unless(
          known || !extension.getValue().critical(),
          "certificate " + digest() + ": critical extension " + name);
    }
  }

  void requireIssuer() {
    RefusedException.unless(
        isAuthority(), "certificate " + digest() + ": issues others and is no authority");
    RefusedException.unless(
        mayBeUsedFor(KEY_CERT_SIGN),
        "certificate " + digest() + ": its key may not sign certificates");
  }

  void requireSigner() {
    RefusedException.unless(
        !isAuthority(), "certificate " + digest() + ": an authority cannot be a signer");
    RefusedException.unless(
        mayBeUsedFor(DIGITAL_SIGNATURE) || mayBeUsedFor(NON_REPUDIATION),
        "certificate " + digest() + ": its key may not sign");
  }

  /// RFC 3161 §2.3: time stamping and nothing else, critical.
  void requireTimeStamping() {
    Extension usage = extensions.get(Oid.EXTENDED_KEY_USAGE);
    RefusedException.unless(
        usage != null && usage.critical(),
        "certificate " + digest() + ": extended key usage missing or not critical");
    DerCursor purposes = purposes().orElseThrow();
    RefusedException.unless(
        purposes.next().oid().equals(Oid.TIME_STAMPING),
        "certificate " + digest() + ": not for time stamping");
    purposes.end("extended key usage for time stamping alone");
  }

  void requireNotTimeStamping() {
    purposes()
        .ifPresent(purposes ->
            RefusedException.unless(
                purposes.rest().stream()
                    .noneMatch(purpose -> purpose.oid().equals(Oid.TIME_STAMPING)),
                "certificate " + digest() + ": for time stamping, not for a seal"));
  }

  private Optional<DerCursor> purposes() {
    return value(Oid.EXTENDED_KEY_USAGE)
        .map(value -> DerValue.only(value, DerValue.SEQUENCE).inside(DerValue.SEQUENCE));
  }

  private boolean isAuthority() {
    return value(Oid.BASIC_CONSTRAINTS)
        .map(value -> DerValue.only(value, DerValue.SEQUENCE).inside(DerValue.SEQUENCE))
        .flatMap(constraints -> constraints.optional(DerValue.BOOLEAN))
        .map(DerValue::bool)
        .orElse(false);
  }

  /// Bit n of keyUsage, counted from the left, RFC 5280 §4.2.1.3; a key without keyUsage may be used for everything.
  private boolean mayBeUsedFor(int bit) {
    return value(Oid.KEY_USAGE)
        .map(value -> DerValue.only(value, DerValue.BIT_STRING).content())
        .map(bits -> bits.length > 1 && (bits[1] >> (7 - bit) & 1) == 1)
        .orElse(true);
  }

  private Optional<byte[]> value(Oid name) {
    return Optional.ofNullable(extensions.get(name)).map(Extension::value);
  }
}
