package org.tallystick.proof.status;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.tallystick.proof.LastCheck;

/// What stands behind the colour.
///
/// @param authority `embedded`, or the address of the one that stamps
/// @param lastStamp the time of the newest time stamp
/// @param checkpoints where the last signed checkpoints are kept
/// @param witnesses in the order of their policy
/// @param check the newest check of everything that is stored
/// @param findings the worst first
public record EvidenceReport(
    String authority,
    Optional<Instant> lastStamp,
    Path checkpoints,
    List<WitnessState> witnesses,
    Optional<LastCheck> check,
    List<EvidenceFinding> findings) {

  public EvidenceReport {
    witnesses = List.copyOf(witnesses);
    findings =
        findings.stream().sorted(Comparator.comparing(EvidenceFinding::color).reversed()).toList();
  }

  public EvidenceColor color() {
    return findings.stream().findFirst().map(EvidenceFinding::color).orElse(EvidenceColor.GREEN);
  }
}
