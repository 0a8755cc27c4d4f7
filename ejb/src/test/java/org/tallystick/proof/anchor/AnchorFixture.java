package org.tallystick.proof.anchor;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.tallystick.archive.TestArchive;

/// Anchors a {@link TestArchive} when a test says so; its own authority stamps. After a `ProofFixture`.
public final class AnchorFixture {

  private final Anchoring anchoring;

  public AnchorFixture(TestArchive archive) {
    archive.make(Authorities.class, "open");
    archive.make(Witnesses.class, "open");
    archive.make(TimeTokens.class);
    anchoring = archive.make(Anchoring.class);
  }

  /// One round over all logs.
  public void round() {
    try {
      anchoring.round(true);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
