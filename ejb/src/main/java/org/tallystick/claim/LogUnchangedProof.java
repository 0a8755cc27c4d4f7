package org.tallystick.claim;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import org.tallystick.evidence.claim.Claim.LogUnchanged;
import org.tallystick.evidence.note.Checkpoint;
import org.tallystick.evidence.tlog.LeafIndex;
import org.tallystick.evidence.tlog.NodeHash;
import org.tallystick.evidence.tlog.TreeSize;
import org.tallystick.evidence.tlog.Verification;
import org.tallystick.proof.Checkpoints;
import org.tallystick.proof.Subtrees;

/// Nothing was removed, inserted or back-dated since a checkpoint that somebody kept.
@ApplicationScoped
class LogUnchangedProof {

  /// Up to here the pack also shows every line since, so that their times can be seen to ascend.
  private static final long MOST_LINES = 50_000;

  @Inject private Drafts drafts;
  @Inject private Checkpoints checkpoints;
  @Inject private Subtrees subtrees;
  @Inject private TimeStamps times;
  @Inject private Clock clock;

  ClaimAnswer.Proven prove(ClaimRequest.LogUnchanged request) {
    Draft draft = drafts.about(request.log());
    Checkpoint earlier = Checkpoint.of(request.earlier());
    if (checkpoints.policy(request.log()).verify(request.earlier())
        instanceof Verification.Refused(String why)) {
      throw new NotProvableException(
          "The checkpoint is not one that this archive signed: " + why + ".",
          "Ask whoever gave it to you where it comes from.");
    }
    requireBeginning(draft, earlier);
    draft.earlier(request.earlier());
    times.ceilingBy(draft.log(), clock.instant()).ifPresent(draft::ceiling);
    long lines = draft.size().value() - earlier.size().value();
    List<String> limits = List.of();
    if (lines > MOST_LINES) {
      limits =
          List.of(
              "The "
                  + lines
                  + " lines since are not part of the pack; that their times ascend is seen in a copy of the log.");
    } else if (lines > 0) {
      draft.range(new LeafIndex(earlier.size().value()), draft.size());
    }
    String sentence =
        "The log "
            + draft.origin()
            + " with "
            + draft.size()
            + " entries begins with exactly the "
            + earlier.size()
            + " entries that the earlier checkpoint signs: none of them was removed, changed, inserted, back-dated or put in another order."
            + since(lines);
    return draft.finish(
        new LogUnchanged(earlier.size()), sentence, limits, "since-" + earlier.size());
  }

  private static String since(long lines) {
    if (lines == 0 || lines > MOST_LINES) {
      return "";
    }
    return lines == 1
        ? " The entry since is part of the pack."
        : " The times of the " + lines + " entries since ascend: none of these was back-dated.";
  }

  /// Signed by us and not our beginning would be the worst that can be found.
  private void requireBeginning(Draft draft, Checkpoint earlier) {
    TreeSize older = earlier.size();
    if (older.compareTo(draft.size()) <= 0) {
      NodeHash root = subtrees.of(draft.log()).root(older);
      if (root.equals(earlier.root())) {
        return;
      }
    }
    throw new NotProvableException(
        "The log does not go on from that checkpoint of size "
            + older
            + ", although it bears the log's signature: the archive has two histories, or was restored from an older copy.",
        "Keep that checkpoint: it is evidence. Run ./tallystick fsck, and call whoever runs the archive.");
  }
}
