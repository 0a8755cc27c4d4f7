package org.tallystick.evidence.seal;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponse;
import org.tallystick.evidence.RefusedException;
import org.tallystick.evidence.cms.Certificate;
import org.tallystick.evidence.cms.CertificatePool;
import org.tallystick.evidence.cms.TimeStampToken;
import org.tallystick.evidence.tlog.ContentDigest;

/// An authority elsewhere, asked over HTTP (RFC 3161 §3.4). It learns a hash and nothing else.
public final class HttpTimeStampAuthority implements TimeStampAuthority {

  private static final int LARGEST_ANSWER = 64 * 1024;
  private static final int NONCE_BITS = 63;

  private final SecureRandom random = new SecureRandom();
  private final HttpClient client;
  private final URI address;
  private final Duration timeLimit;
  private final List<Certificate> certificates;

  /// `certificates` are those that its tokens' chains need up to one that signs itself, as far as the tokens do not
  /// hold them.
  public HttpTimeStampAuthority(URI address, Duration timeLimit, List<Certificate> certificates) {
    this.client =
        HttpClient.newBuilder()
            .connectTimeout(timeLimit)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    this.address = address;
    this.timeLimit = timeLimit;
    this.certificates = List.copyOf(certificates);
  }

  @Override
  public TimeStampToken stamp(byte[] bytes) throws IOException {
    TimeStampRequestGenerator generator = new TimeStampRequestGenerator();
    generator.setCertReq(true);
    BigInteger nonce = new BigInteger(NONCE_BITS, random);
    TimeStampRequest request =
        generator.generate(NISTObjectIdentifiers.id_sha256, ContentDigest.of(bytes).bytes(), nonce);
    try {
      TimeStampResponse response = new TimeStampResponse(ask(request.getEncoded()));
      response.validate(request);
      if (response.getTimeStampToken() == null) {
        throw new IOException(
            fault(
                "refused with status " + response.getStatus() + " " + response.getStatusString()));
      }
      return verified(response.getTimeStampToken().getEncoded(), bytes, nonce);
    } catch (TSPException | IllegalArgumentException e) {
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
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .timeout(timeLimit)
            .header("Content-Type", "application/timestamp-query")
            .POST(HttpRequest.BodyPublishers.ofByteArray(query))
            .build();
    try {
      HttpResponse<InputStream> answer =
          client.send(request, HttpResponse.BodyHandlers.ofInputStream());
      try (InputStream body = answer.body()) {
        byte[] read = body.readNBytes(LARGEST_ANSWER + 1);
        if (answer.statusCode() != 200 || read.length > LARGEST_ANSWER) {
          throw new IOException(
              fault(
                  "HTTP status "
                      + answer.statusCode()
                      + ", "
                      + read.length
                      + " bytes or more; expected 200"));
        }
        return read;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(fault("interrupted while waiting"), e);
    }
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
