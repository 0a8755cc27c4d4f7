package org.tallystick.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.evidence.note.Checkpoint;
import org.tallystick.evidence.note.SignedNote;
import org.tallystick.evidence.pack.PackVerifier;
import org.tallystick.evidence.pack.Verdict;
import org.tallystick.ledger.LogId;
import org.tallystick.proof.CheckpointDirectory;
import org.tallystick.proof.EvidenceState;
import org.tallystick.proof.status.EvidenceColor;
import org.tallystick.proof.status.EvidenceReport;
import org.tallystick.proof.status.StatusFixture;
import org.tallystick.testkit.CosigningServer;

/// Anchors are cosigned when a policy names witnesses: packs say so, and the state of the evidence follows.
class WitnessedPackTest {

  @TempDir private Path folder;
  private CosigningServer witness;
  private ClaimFixture claims;
  private StatusFixture status;

  @BeforeEach
  void open() throws IOException {
    Judged.needPython();
    witness = new CosigningServer();
    Path policy = Files.writeString(folder.resolve("witnesses"), witness.policy());
    Files.writeString(
        Files.createDirectories(folder.resolve("data")).resolve("tallystick.properties"),
        "TALLYSTICK_WITNESS_POLICY=" + policy + "\n");
    claims = ClaimFixture.in(folder);
    claims.archive().make(EvidenceState.class);
    claims.archive().make(CheckpointDirectory.class);
    status = new StatusFixture(claims.archive());
  }

  @AfterEach
  void close() {
    claims.close();
    witness.close();
  }

  private SignedNote anchor() {
    return claims
        .archive()
        .database()
        .read(() -> claims.proofs().checkpoints().latest(LogId.ANCHOR))
        .orElseThrow();
  }

  private EvidenceReport report() {
    return status.report();
  }

  private static Optional<EvidenceColor> colorOf(EvidenceReport report, String what) {
    return report.findings().stream()
        .filter(finding -> finding.what().contains(what))
        .map(finding -> finding.color())
        .findFirst();
  }

  @Test
  void bothVerifiersSayWhoCosignedTheAnchorsOfAPack() {
    claims.stamp();
    claims.quiet(Duration.ofMinutes(3));
    Instant at = claims.now();
    claims.quiet(Duration.ofMinutes(3));
    claims.stamp();
    claims.quiet(Duration.ofMinutes(3));

    ClaimAnswer answer = claims.held("/in", Period.at(at), false);

    assertThat(Judged.sentence(answer)).contains("was empty at " + at);
    byte[] pack = ((ClaimAnswer.Proven) answer).pack();
    assertThat(((Verdict.Accepted) PackVerifier.verify(pack)).notes())
        .anyMatch(
            note -> note.startsWith("Cosigned at " + CosigningServer.SEEN + " by the witness w1"));
    assertThat(Judged.python(pack)).contains("note: cosigned at 2026-11-20T09:30:00");
  }

  @Test
  void theWitnessIsShownHowTheAnchorLogGrew() {
    claims.stamp();
    long first = Checkpoint.of(anchor()).size().value();
    claims.quiet(Duration.ofMinutes(6));

    claims.stamp();

    assertThat(witness.olds()).containsExactly("old 0", "old " + first);
    assertThat(report().witnesses().getFirst().cosigned()).contains(CosigningServer.SEEN);
  }

  @Test
  void withItsCosignaturesNobodyHasToTrustOurOwnAuthority() {
    claims.stamp();

    EvidenceReport report = report();

    assertThat(colorOf(report, "archive's own authority only")).isEmpty();
    assertThat(colorOf(report, "w1")).isEmpty();
  }

  @Test
  void aWitnessThatDoesNotAnswerStopsNothingAndIsNamed() {
    witness.answers(500, "oops");

    claims.stamp();

    EvidenceReport report = report();
    assertThat(colorOf(report, "witness w1: HTTP status 500")).contains(EvidenceColor.AMBER);
    assertThat(colorOf(report, "archive's own authority only")).contains(EvidenceColor.AMBER);
    assertThat(report.lastStamp()).isPresent();
    assertThat(report.witnesses().getFirst().cosigned()).isEmpty();
  }

  @Test
  void aWitnessThatKnowsMoreThanWeHaveIsRed() {
    witness.answers(409, "4711\n");

    claims.stamp();

    assertThat(colorOf(report(), "cosigned 4711 leaves")).contains(EvidenceColor.RED);
    assertThat(report().lastStamp()).as("nothing is stopped").isPresent();
  }

  @Test
  void whatTheTokenIsOverIsTheCosignedAnchor() {
    claims.stamp();

    assertThat(new String(anchor().bytes(), StandardCharsets.UTF_8)).contains("witness.example/w1");
    assertThat(status.newestTokenIsOver(anchor().bytes())).isTrue();
  }
}
