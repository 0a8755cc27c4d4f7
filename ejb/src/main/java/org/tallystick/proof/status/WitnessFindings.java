package org.tallystick.proof.status;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tallystick.evidence.note.SignedNote;
import org.tallystick.evidence.witness.Witness;
import org.tallystick.evidence.witness.WitnessAnswer;
import org.tallystick.ledger.LogId;
import org.tallystick.proof.Checkpoints;
import org.tallystick.proof.anchor.Witnesses;

/// What the witnesses make of the newest anchor. In the caller's transaction.
@ApplicationScoped
class WitnessFindings {

  @Inject private Witnesses witnesses;
  @Inject private Checkpoints checkpoints;

  /// Whether the newest anchor has the cosignatures that the witness policy asks for; then nobody can rewrite a log unnoticed.
  boolean areMet() {
    return !witnesses.isNone()
        && newest()
            .filter(note ->
                witnesses.rule(checkpoints.keys(LogId.ANCHOR)).verify(note).isAccepted()
                    && witnesses.all().stream()
                        .anyMatch(each -> note.cosignedAt(each.key()).isPresent()))
            .isPresent();
  }

  private Optional<SignedNote> newest() {
    return checkpoints.latest(LogId.ANCHOR);
  }

  List<WitnessState> states() {
    if (witnesses.isNone()) {
      return List.of();
    }
    Optional<SignedNote> newest = newest();
    return witnesses.all().stream()
        .map(each ->
            new WitnessState(
                each.name(),
                each.prefix(),
                each.key().toString(),
                newest.flatMap(note -> note.cosignedAt(each.key())),
                witnesses.lastAnswer(each).flatMap(WitnessFindings::fault)))
        .toList();
  }

  private static Optional<String> fault(WitnessAnswer answer) {
    return switch (answer) {
      case WitnessAnswer.Cosigned _ -> Optional.empty();
      case WitnessAnswer.Elsewhere _ -> Optional.empty();
      case WitnessAnswer.Silent(String why) -> Optional.of(why);
      case WitnessAnswer.Contradicts(String why) -> Optional.of(why);
    };
  }

  List<EvidenceFinding> findings() {
    List<EvidenceFinding> findings = new ArrayList<>();
    for (Witness witness : witnesses.all()) {
      witnesses.lastAnswer(witness).flatMap(WitnessFindings::finding).ifPresent(findings::add);
    }
    if (findings.isEmpty() && !witnesses.isNone() && !areMet()) {
      findings.add(
          new EvidenceFinding(
              EvidenceColor.AMBER,
              "The newest anchor has not the cosignatures that the witness policy asks for.",
              "The witnesses are asked with the next anchor, at most a minute from now."));
    }
    return findings;
  }

  private static Optional<EvidenceFinding> finding(WitnessAnswer answer) {
    return switch (answer) {
      case WitnessAnswer.Contradicts(String why) ->
          Optional.of(
              new EvidenceFinding(
                  EvidenceColor.RED,
                  "TLY-0627 " + why + ".",
                  "Find out whether an older database was restored or the data was changed: run ./tallystick fsck, and ask the witness's operator for what it cosigned."));
      case WitnessAnswer.Silent(String why) ->
          Optional.of(
              new EvidenceFinding(
                  EvidenceColor.AMBER,
                  "TLY-0626 " + why + ".",
                  "It is asked again with the next anchor. See whether its line in the witness policy is right, and ask its operator."));
      case WitnessAnswer.Cosigned _ -> Optional.empty();
      case WitnessAnswer.Elsewhere _ -> Optional.empty();
    };
  }
}
