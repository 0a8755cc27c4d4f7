package org.tallystick.fsck;

import java.util.Arrays;
import java.util.Optional;
import org.tallystick.evidence.RefusedException;
import org.tallystick.evidence.cms.CertificatePool;
import org.tallystick.evidence.cms.TimeStampToken;
import org.tallystick.evidence.note.Checkpoint;
import org.tallystick.evidence.note.MalformedNoteException;
import org.tallystick.evidence.note.SignedNote;
import org.tallystick.evidence.tlog.ContentDigest;
import org.tallystick.evidence.tlog.LeafHash;
import org.tallystick.ledger.LogId;

/// The leaves of the anchor log, which are checkpoints of the others, and the tokens over its own (rule R9).
final class AnchorLines implements LineReader {

  private static final String ANCHORED =
      "select a.anchor_idx, s.note from anchored_checkpoint a"
          + " join signed_checkpoint s on s.log_id = a.log_id and s.size = a.size"
          + " join transparency_log l on l.id = a.log_id where l.origin = ? and a.size = ?";
  private static final String COUNT = "select count(*) from anchored_checkpoint";
  private static final String TOKENS =
      "select t.anchor_size, t.sha256, t.der, s.note from time_token t"
          + " left join signed_checkpoint s on s.log_id = 'anchor' and s.size = t.anchor_size"
          + " order by t.anchor_size";

  private final StoredLog log;
  private final Rows rows;
  private final Findings findings;
  private final KnownCertificates certificates;

  AnchorLines(StoredLog log, Rows rows, Findings findings, KnownCertificates certificates) {
    this.log = log;
    this.rows = rows;
    this.findings = findings;
    this.certificates = certificates;
  }

  private record Anchored(long index, byte[] note) {}

  @Override
  public void read(StoredLeaf leaf, LeafHash hash) {
    String where = log.leaf(leaf.index());
    try {
      Checkpoint checkpoint = Checkpoint.of(SignedNote.parse(leaf.line()));
      Optional<Anchored> anchored =
          rows.first(
              ANCHORED,
              row -> new Anchored(row.getLong("anchor_idx"), row.getBytes("note")),
              checkpoint.origin(),
              checkpoint.size().value());
      if (anchored.isEmpty()) {
        findings.damage(
            "R9",
            where,
            "a checkpoint that " + checkpoint.origin() + " does not have",
            "one of its own");
        return;
      }
      findings.same(
          "R9", where + ", table anchored_checkpoint", anchored.get().index(), leaf.index());
      if (!Arrays.equals(anchored.get().note(), leaf.line())) {
        findings.damage(
            "R9",
            where,
            "another checkpoint of size " + checkpoint.size(),
            "the one that " + checkpoint.origin() + " has");
      }
    } catch (MalformedNoteException malformed) {
      findings.damage("R9", where, malformed.getMessage(), "a signed checkpoint");
    }
  }

  @Override
  public boolean maySignHere() {
    return true;
  }

  @Override
  public boolean isSettled() {
    return true;
  }

  @Override
  public void end(long size) {
    findings.same(
        "R9",
        "log " + LogId.ANCHOR + ", table anchored_checkpoint, rows",
        rows.number(COUNT),
        size);
    rows.each(
        TOKENS,
        row ->
            token(
                row.getLong("anchor_size"),
                ContentDigest.ofBytes(Rows.hash(row, "sha256")),
                row.getBytes("der"),
                Optional.ofNullable(row.getBytes("note"))));
  }

  private void token(long size, ContentDigest digest, byte[] der, Optional<byte[]> note) {
    String where = "token " + digest + " over size " + size + " of log " + LogId.ANCHOR;
    findings.same("R9", where, ContentDigest.of(der), digest);
    if (note.isEmpty()) {
      findings.damage("R9", where, "no checkpoint of that size", "the one it is over");
      return;
    }
    try {
      TimeStampToken token = TimeStampToken.parse(der);
      if (!token.isOver(note.get())) {
        findings.damage("R9", where, "it is over other bytes", "the checkpoint's");
      }
      token.verify(new CertificatePool(certificates.with(token.certificates())));
    } catch (RefusedException refused) {
      findings.damage("R9", where, refused.getMessage(), "a token whose signature is right");
    }
  }
}
