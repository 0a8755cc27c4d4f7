package org.tallystick.proof;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.tallystick.evidence.note.SignedNote;
import org.tallystick.ledger.LogId;
import org.tallystick.platform.Sql;

/// Whose a log is, in files that are the same below `/.exchange/log`, over HTTP and on screen. Public, all of them. In the caller's transaction.
@ApplicationScoped
public class LogIdentity {

  private static final String SIGNED_AT =
      "select signed_at from signed_checkpoint where log_id = ? and size = ?";

  @Inject private Sql sql;
  @Inject private KeyEras eras;
  @Inject private Checkpoints checkpoints;
  @Inject private HostKey hostKey;

  /// `policy`, what its keys say of each other, and the host key's word as soon as there is an anchor log for it to name (`docs/evidence.md` §10).
  ///
  /// @param checkpoint whose signer the host key is to vouch for
  public SequencedMap<String, byte[]> files(LogId log, SignedNote checkpoint) {
    SequencedMap<String, byte[]> files = new LinkedHashMap<>();
    files.put("policy", checkpoints.policy(log).bytes());
    for (KeyEra era : eras.eras(log)) {
      era.change().ifPresent(note -> files.put("key-change." + era.since(), note.bytes()));
    }
    if (checkpoints.latest(LogId.ANCHOR).isPresent() && hostKey.isPresented()) {
      HostKey.Statement ours =
          hostKey.state(checkpoints.signer(log, checkpoint), checkpoints.key(LogId.ANCHOR));
      files.put("log-key.txt", ours.text());
      files.put("log-key.txt.sig", ours.signature());
      files.put("host-key.pub", ours.hostKey());
    }
    return files;
  }

  /// Since when these files are as they are: the last change of a key they speak of; empty when none ever changed.
  public Optional<Instant> changedAt(LogId log) {
    return Stream.of(log, LogId.ANCHOR)
        .flatMap(each -> lastChange(each).stream())
        .max(Instant::compareTo);
  }

  private Optional<Instant> lastChange(LogId log) {
    List<KeyEra> known = eras.eras(log);
    return known.size() < 2
        ? Optional.empty()
        : sql.first(
            SIGNED_AT,
            row -> Objects.requireNonNull(Sql.instant(row, "signed_at")),
            log.value(),
            known.getLast().since().value());
  }
}
