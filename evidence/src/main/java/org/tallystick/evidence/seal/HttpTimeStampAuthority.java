package org.tallystick.evidence.seal;

import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponse;
import org.tallystick.evidence.RefusedException;
import org.tallystick.evidence.cms.Certificate;
import org.tallystick.evidence.cms.CertificatePool;
import org.tallystick.evidence.cms.TimeStampToken;
import org.tallystick.evidence.http.BoundedHttp;
import org.tallystick.evidence.tlog.ContentDigest;

/// An authority elsewhere, asked over HTTP (RFC 3161 §3.4). It learns a hash and nothing else.
public final class HttpTimeStampAuthority implements TimeStampAuthority {

  private static final String REPLY = "application/timestamp-reply";
  private static final int LARGEST_ANSWER = 64 * 1024;
  private static final int NONCE_BITS = 63;

  private final SecureRandom random = new SecureRandom();
  private final BoundedHttp http;
  private final URI address;
  private final List<Certificate> certificates;

  /// `certificates` are those that its tokens' chains need up to one that signs itself, as far as the tokens do not
  /// hold them.
  public HttpTimeStampAuthority(URI address, Duration timeLimit, List<Certificate> certificates) {
    this.http = new BoundedHttp(timeLimit, LARGEST_ANSWER);
    this.address = address;
    this.certificates = List.copyOf(certificates);
  }

  @Override
  public TimeStampToken stamp(byte[] bytes) throws IOException {
    TimeStampRequestGenerator generator = new TimeStampRequestGenerator();
    generator.setCertReq(true);
    BigInteger nonce = new BigInteger(NONCE_BITS, random);
    TimeStampRequest request =
        generator.generate(NISTObjectIdentifiers.id_sha256, ContentDigest.of(bytes).bytes(), nonce);
    byte[] reply = ask(request.getEncoded());
    try {
      TimeStampResponse response = new TimeStampResponse(reply);
      response.validate(request);
      if (response.getTimeStampToken() == null) {
        throw new TSPException(
            "refused with status " + response.getStatus() + " " + response.getStatusString());
      }
      return verified(response.getTimeStampToken().getEncoded(), bytes, nonce);
    } catch (TSPException | IOException | IllegalArgumentException e) {
      throw new IOException(
          fault("answered with something that is no token for us: " + e.getMessage()), e);
    }
  }

  private TimeStampToken verified(byte[] encoded, byte[] bytes, BigInteger nonce) {
    TimeStampToken token = TimeStampToken.parse(encoded);
    RefusedException.unless(token.isOver(bytes), "token over other bytes than asked for");
    RefusedException.unless(
        token.nonce().equals(Optional.of(nonce)), "token with another nonce than asked for");
    List<Certificate> pool = new ArrayList<>(certificates);
    pool.addAll(token.certificates());
    token.verify(new CertificatePool(pool));
    return token;
  }

  private byte[] ask(byte[] query) throws IOException {
    BoundedHttp.Answer answer;
    try {
      answer = http.post(address, "application/timestamp-query", query).join();
    } catch (CompletionException failed) {
      throw new IOException(fault(http.reason(failed)), failed);
    }
    if (answer.status() != 200) {
      throw new IOException(fault("HTTP status " + answer.status() + ", expected 200"));
    }
    if (answer.type().filter(type -> type.startsWith(REPLY)).isEmpty()) {
      throw new IOException(
          fault("answered with " + answer.type().orElse("no media type") + ", expected " + REPLY));
    }
    return answer.body();
  }

  private String fault(String what) {
    return "time-stamping authority " + address + ": " + what;
  }

  @Override
  public List<Certificate> certificates() {
    return certificates;
  }

  @Override
  public boolean isEmbedded() {
    return false;
  }
}
