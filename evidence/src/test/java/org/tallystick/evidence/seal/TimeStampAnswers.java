package org.tallystick.evidence.seal;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Date;
import java.util.Set;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampResponseGenerator;

/// The answers of an authority elsewhere, RFC 3161 §2.4.2.
final class TimeStampAnswers {

  private TimeStampAnswers() {}

  static byte[] granted(LocalAuthority authority, byte[] query) throws IOException {
    try {
      TimeStampRequest request = new TimeStampRequest(query);
      TimeStampResponseGenerator generator =
          new TimeStampResponseGenerator(
              LocalTimeStampAuthority.generator(authority.timeStampSigner()),
              Set.of(request.getMessageImprintAlgOID().getId()));
      return generator
          .generateGrantedResponse(request, BigInteger.valueOf(7), Date.from(Instant.now()))
          .getEncoded("DER");
    } catch (TSPException | OperatorCreationException | GeneralSecurityException e) {
      throw new IOException(e);
    }
  }
}
