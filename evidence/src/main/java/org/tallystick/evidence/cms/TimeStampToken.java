package org.tallystick.evidence.cms;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tallystick.evidence.RefusedException;
import org.tallystick.evidence.tlog.ContentDigest;

/// An RFC 3161 time-stamp token: an authority's word that bytes with a certain hash existed at a certain time.
///
/// Immutable. Reading it checks its form only; [#verify] checks its signature.
public final class TimeStampToken {

  private static final Set<Oid> ATTRIBUTES =
      Set.of(
          Oid.CONTENT_TYPE,
          Oid.MESSAGE_DIGEST,
          Oid.SIGNING_TIME,
          Oid.SIGNING_CERTIFICATE,
          Oid.SIGNING_CERTIFICATE_V2,
          Oid.ALGORITHM_PROTECTION);

  /// What is assumed of an authority that does not say how accurate its clock is.
  private static final Duration UNSTATED_ACCURACY = Duration.ofSeconds(1);

  private final byte[] encoded;
  private final byte[] content;
  private final SignedData data;
  private final Digest imprintDigest;
  private final byte[] imprint;
  private final Instant time;
  private final Duration accuracy;
  private final Optional<BigInteger> nonce;

  private TimeStampToken(byte[] der) {
    this.encoded = der;
    this.data = SignedData.parse(der);
    RefusedException.unless(
        data.version() == 3, "token: CMS of version " + data.version() + ", expected 3");
    RefusedException.unless(data.contentType().equals(Oid.TST_INFO), "token: holds something else");
    data.signer().attributes().requireWithin(ATTRIBUTES);
    this.content = data.content().orElseThrow(() -> new RefusedException("token: without content"));

    // TSTInfo, RFC 3161 §2.4.2
    DerCursor info = DerValue.only(content, DerValue.SEQUENCE).inside(DerValue.SEQUENCE);
    RefusedException.unless(
        info.next().integer().equals(BigInteger.ONE), "token: not of version 1");
    info.next().oid();
    DerCursor messageImprint = info.next().inside(DerValue.SEQUENCE);
    this.imprintDigest = Digest.named(messageImprint.next());
    this.imprint = messageImprint.next().octets();
    messageImprint.end("token's message imprint");
    RefusedException.unless(
        imprint.length == imprintDigest.over(new byte[0]).length,
        "token: its imprint is of another length than its digest");
    info.next().integer();
    this.time = DerTime.generalized(info.next());
    this.accuracy =
        info.optional(DerValue.SEQUENCE).map(TimeStampToken::accuracy).orElse(UNSTATED_ACCURACY);
    info.optional(DerValue.BOOLEAN).ifPresent(DerValue::bool);
    this.nonce = info.optional(DerValue.INTEGER).map(DerValue::integer);
    info.optional(DerValue.context(0));
    info.optional(DerValue.context(1)).ifPresent(TimeStampToken::requireNothingCritical);
    info.end("token's TSTInfo");
  }

  public static TimeStampToken parse(byte[] der) {
    return new TimeStampToken(der.clone());
  }

  private static Duration accuracy(DerValue value) {
    DerCursor parts = value.inside(DerValue.SEQUENCE);
    Duration accuracy =
        Duration.ofSeconds(
                parts
                    .optional(DerValue.INTEGER)
                    .map(DerValue::integer)
                    .map(TimeStampToken::bounded)
                    .orElse(0L))
            .plusMillis(parts.optional(0x80).map(part -> bounded(part.integer(0x80))).orElse(0L))
            .plus(
                parts.optional(0x81).map(part -> bounded(part.integer(0x81))).orElse(0L),
                ChronoUnit.MICROS);
    parts.end("token's accuracy");
    return accuracy;
  }

  private static long bounded(BigInteger value) {
    RefusedException.unless(
        value.signum() >= 0 && value.bitLength() <= 31,
        "token: accuracy " + value + " makes no sense");
    return value.longValue();
  }

  private static void requireNothingCritical(DerValue extensions) {
    for (DerValue each : extensions.inside(DerValue.context(1)).rest()) {
      DerCursor extension = each.inside(DerValue.SEQUENCE);
      Oid name = extension.next().oid();
      RefusedException.unless(
          !extension.optional(DerValue.BOOLEAN).map(DerValue::bool).orElse(false),
          "token: critical extension " + name);
      extension.next().octets();
      extension.end("token's extension");
    }
  }

  public byte[] encoded() {
    return encoded.clone();
  }

  /// What a `token` leaf and the file in a pack are named by.
  public ContentDigest digest() {
    return ContentDigest.of(encoded);
  }

  public Optional<BigInteger> nonce() {
    return nonce;
  }

  /// Whether it is about these bytes.
  public boolean isOver(byte[] bytes) {
    return Arrays.equals(imprint, imprintDigest.over(bytes));
  }

  /// What was stamped existed at this instant: genTime and accuracy, up to a whole millisecond.
  public Instant notLater() {
    Instant latest = time.plus(accuracy);
    Instant whole = latest.truncatedTo(ChronoUnit.MILLIS);
    return whole.equals(latest) ? whole : whole.plusMillis(1);
  }

  /// The token did not exist before this instant: genTime less accuracy, down to a whole millisecond.
  public Instant notEarlier() {
    return time.minus(accuracy).truncatedTo(ChronoUnit.MILLIS);
  }

  /// As the authority says it.
  public Instant time() {
    return time;
  }

  /// The certificates that stand in it: the signer's, and maybe others of its chain.
  public List<Certificate> certificates() {
    return data.certificates();
  }

  /// Whether its signature algorithm goes by the one name that a pack's own token may use, so that no byte of it can
  /// be changed to another spelling of the same.
  public boolean isUnambiguous() {
    return !data.signer().isNamedWithRsa();
  }

  /// Verifies the signature and the chain at the token's own time.
  ///
  /// @throws RefusedException when it is not right
  public Verified verify(CertificatePool pool) {
    Verified verified = Verified.by(data.verify(content, pool, time));
    pool.named(data.signer().issuer(), data.signer().serial()).requireTimeStamping();
    return verified;
  }
}
