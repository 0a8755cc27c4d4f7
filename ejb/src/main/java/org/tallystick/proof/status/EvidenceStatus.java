package org.tallystick.proof.status;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tallystick.proof.CheckpointDirectory;
import org.tallystick.proof.EvidenceState;
import org.tallystick.proof.LastCheck;
import org.tallystick.proof.anchor.Authorities;
import org.tallystick.proof.anchor.TimeTokens;

/// How good the evidence is, for whoever looks at a screen.
@Stateless
@RolesAllowed({"business", "operator", "auditor", "administrator"})
public class EvidenceStatus {

  /// An idle log is stamped every five minutes.
  private static final Duration OVERDUE = Duration.ofMinutes(7);

  @Inject private EvidenceState state;
  @Inject private Authorities authorities;
  @Inject private TimeTokens tokens;
  @Inject private WitnessFindings witnesses;
  @Inject private CheckpointDirectory checkpoints;
  @Inject private Clock clock;

  public EvidenceReport report() {
    Optional<Instant> stamped = tokens.newestToken().map(TimeTokens.Stamped::time);
    List<EvidenceFinding> findings = new ArrayList<>();
    state
        .refusals()
        .forEach((log, why) ->
            findings.add(
                new EvidenceFinding(
                    EvidenceColor.RED,
                    why,
                    "Nothing new of this log can be proven until that is mended; docs/operations.md says how.")));
    overdue(stamped).ifPresent(findings::add);
    authority().ifPresent(findings::add);
    findings.addAll(witnesses.findings());
    if (checkpoints.sharesTheDataFileSystem()) {
      findings.add(
          new EvidenceFinding(
              EvidenceColor.AMBER,
              "The last signed checkpoints are kept on the same disk as the data ("
                  + checkpoints.path()
                  + "): one failure, or one restored backup, can take both.",
              "Set TALLYSTICK_CHECKPOINT_DIR to a directory on another disk, outside the backups, move the files there, and restart."));
    }
    Optional<LastCheck> check = state.lastCheck();
    check.filter(found -> !found.isClean()).map(EvidenceStatus::damage).ifPresent(findings::add);
    return new EvidenceReport(
        authorities.name(), stamped, checkpoints.path(), witnesses.states(), check, findings);
  }

  private static EvidenceFinding damage(LastCheck check) {
    return new EvidenceFinding(
        EvidenceColor.RED,
        "The last check of everything stored found "
            + (check.findings() == 1 ? "one thing" : check.findings() + " things")
            + " wrong.",
        "What and where is under \"Everything stored\" and in ./tallystick fsck; docs/operations.md says what to do about each.");
  }

  private Optional<EvidenceFinding> overdue(Optional<Instant> stamped) {
    Instant limit = clock.instant().minus(OVERDUE);
    if (stamped.filter(time -> time.isAfter(limit)).isPresent()) {
      return Optional.empty();
    }
    return Optional.of(
        new EvidenceFinding(
            EvidenceColor.AMBER,
            stamped
                .map(time -> "The logs were last stamped with the time at " + time + ".")
                .orElse("The logs have not been stamped with the time yet."),
            "They are stamped within a minute of the start; if that does not happen, the server's log says why."));
  }

  private Optional<EvidenceFinding> authority() {
    if (!authorities.isExternal()) {
      if (witnesses.areMet()) {
        return Optional.empty();
      }
      return Optional.of(
          new EvidenceFinding(
              EvidenceColor.AMBER,
              "Time stamps come from the archive's own authority only: they protect nobody against the archive's operator.",
              "Set TALLYSTICK_TSA_URL to an RFC 3161 time-stamping authority that your partners trust, or have witnesses cosign (TALLYSTICK_WITNESS_POLICY), and restart. Until then a partner that copies its log (get -r /.exchange/log) is protected by its own copy."));
    }
    return authorities
        .fault()
        .map(why ->
            new EvidenceFinding(
                EvidenceColor.AMBER,
                why,
                "The archive's own authority stamps meanwhile, and this one is asked again with each anchor. See whether its address is right and can be reached, and whether TALLYSTICK_TSA_CERTIFICATES has the certificates up to its root."));
  }
}
