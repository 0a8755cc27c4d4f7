package org.tallystick.proof.status;

import org.tallystick.archive.TestArchive;
import org.tallystick.proof.anchor.TimeTokens;

/// The state of the evidence of a {@link TestArchive}. After an `AnchorFixture`.
public final class StatusFixture {

  private final TestArchive archive;
  private final EvidenceStatus status;

  public StatusFixture(TestArchive archive) {
    this.archive = archive;
    archive.make(WitnessFindings.class);
    status = archive.make(EvidenceStatus.class);
  }

  public EvidenceReport report() {
    return archive.database().read(status::report);
  }

  public boolean newestTokenIsOver(byte[] note) {
    return archive
        .database()
        .read(() -> archive.make(TimeTokens.class).newestToken())
        .orElseThrow()
        .token()
        .isOver(note);
  }
}
