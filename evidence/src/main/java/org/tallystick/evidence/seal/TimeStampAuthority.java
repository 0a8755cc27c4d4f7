package org.tallystick.evidence.seal;

import java.io.IOException;
import java.util.List;
import org.tallystick.evidence.cms.Certificate;
import org.tallystick.evidence.cms.TimeStampToken;

/// Says when bytes existed (RFC 3161). Safe for use by several threads.
public interface TimeStampAuthority {

  /// A token over the SHA-256 of these bytes, verified. May block for as long as the authority's time limit; asking
  /// again after a failure is harmless and gives another token.
  ///
  /// @throws IOException when the authority does not answer, or not with a token that verifies
  TimeStampToken stamp(byte[] bytes) throws IOException;

  /// Whatever the chains of its tokens need beside the certificates that stand in them.
  List<Certificate> certificates();

  /// Whether it is our own, which protects nobody against its operator.
  boolean isEmbedded();
}
