package org.tallystick.evidence.seal;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.KeyPair;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.tallystick.evidence.PythonJudge;
import org.tallystick.evidence.Seed;
import org.tallystick.evidence.cms.CertificatePool;
import org.tallystick.evidence.cms.TimeStampToken;
import org.tallystick.evidence.cms.Verified;

/// Whatever authority stamps, both verifiers take its tokens or do not, and read the same times out of them.
class TokenAgreementTest {

  private static final int TOKENS = Seed.LONG ? 1000 : 60;

  @Test
  void bothReadTheSameOutOfTokensOfEveryMake() throws Exception {
    long seed = Seed.of("tokens of other authorities");
    List<KeyPair> keys = OtherAuthority.keys();
    List<String> disagreements = new ArrayList<>();
    int accepted = 0;
    try (PythonJudge python = PythonJudge.open()) {
      for (int i = 0; i < TOKENS; i++) {
        Random random = new Random(seed + i);
        OtherAuthority authority = new OtherAuthority(random, keys);
        byte[] token = authority.stamp(new byte[] {1});
        List<byte[]> certificates = authority.certificates();
        String java = read(token, certificates);
        String other = python.token(token, certificates);
        accepted += java.startsWith("accepted: ") ? 1 : 0;
        if (!(other.startsWith("refused: ") && java.startsWith("refused: "))
            && !other.equals(java)) {
          disagreements.add("token %d%n  Java: %s%n  Python: %s".formatted(seed + i, java, other));
        }
      }
    }

    assertThat(disagreements).isEmpty();
    assertThat(accepted).as("of %d, seed %d", TOKENS, seed).isBetween(TOKENS / 5, TOKENS * 4 / 5);
  }

  private static String read(byte[] bytes, List<byte[]> certificates) {
    try {
      TimeStampToken token = TimeStampToken.parse(bytes);
      Verified verified = token.verify(CertificatePool.ofEncoded(certificates));
      return "accepted: %d %d %s"
          .formatted(
              token.notEarlier().toEpochMilli(),
              token.notLater().toEpochMilli(),
              verified.authority().hex());
    } catch (RuntimeException refused) {
      return "refused: " + refused.getMessage();
    }
  }
}
