package org.tallystick.evidence.cms;

import java.util.List;
import org.tallystick.evidence.tlog.ContentDigest;

/// A signature that is right, with the certificates that stand behind it: signer first, the one that signs itself last.
public record Verified(List<ContentDigest> chain) {

  public Verified {
    chain = List.copyOf(chain);
  }

  static Verified by(List<Certificate> chain) {
    return new Verified(chain.stream().map(Certificate::digest).toList());
  }

  /// Whom the reader has to trust.
  public ContentDigest authority() {
    return chain.getLast();
  }
}
