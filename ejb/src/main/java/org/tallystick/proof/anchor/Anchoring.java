package org.tallystick.proof.anchor;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tallystick.evidence.cms.TimeStampToken;
import org.tallystick.evidence.leaf.EventType;
import org.tallystick.evidence.leaf.LogInstant;
import org.tallystick.evidence.note.Checkpoint;
import org.tallystick.evidence.note.SignedNote;
import org.tallystick.evidence.tlog.LeafIndex;
import org.tallystick.evidence.tlog.TreeSize;
import org.tallystick.ledger.Event;
import org.tallystick.ledger.Ledger;
import org.tallystick.ledger.LogId;
import org.tallystick.platform.Sql;
import org.tallystick.platform.Transactions;
import org.tallystick.proof.Checkpoints;
import org.tallystick.proof.Heads;

/// One round of rule R9: checkpoints → anchor log → cosignatures → token → a leaf in each log. Each step is durable before the next; a round that dies in the middle is ended by the next one.
@ApplicationScoped
class Anchoring {

  /// A log in which nothing but our own pulse is heard is anchored less often.
  private static final Duration IDLE = Duration.ofMinutes(5);

  private static final String NEWS =
      "select 1 from event_document where log_id = ? and idx >= ?"
          + " and type not in ('heartbeat', 'token') order by log_id desc, idx desc"
          + " fetch first 1 rows only";

  @Inject private Ledger ledger;
  @Inject private Heads heads;
  @Inject private Checkpoints checkpoints;
  @Inject private TimeTokens tokens;
  @Inject private Authorities authorities;
  @Inject private Witnesses witnesses;
  @Inject private Transactions transactions;
  @Inject private Sql sql;
  @Inject private Clock clock;

  private volatile boolean stamped;

  private record Due(LogId log, SignedNote checkpoint) {}

  private record Unstamped(LeafIndex from, SignedNote checkpoint) {}

  /// @param all also logs in which nothing happened but our own pulse
  /// @throws IOException no authority made a token
  /// @throws ForkException the anchor log may not be signed
  void round(boolean all) throws IOException {
    List<Due> due = transactions.call(() -> due(all));
    if (!due.isEmpty()) {
      ledger.append(
          LogId.ANCHOR,
          anchor -> {
            for (Due each : due) {
              LeafIndex leaf = new LeafIndex(anchor.appendCheckpoint(each.checkpoint()));
              tokens.anchored(each.checkpoint(), each.log(), leaf);
            }
            return due.size();
          });
    }
    Optional<Unstamped> unstamped = transactions.call(this::unstamped);
    if (unstamped.isPresent()) {
      stamp(unstamped.get());
      stamped = true;
    }
  }

  /// Whether a token was made since the server started.
  boolean hasStamped() {
    return stamped;
  }

  private List<Due> due(boolean all) {
    List<Due> due = new ArrayList<>();
    for (LogId log : heads.logs()) {
      Optional<SignedNote> signed = checkpoints.latest(log);
      Optional<TimeTokens.Anchored> anchored = tokens.newest(log);
      if (signed.isPresent() && isDue(log, sizeOf(signed.get()), anchored, all)) {
        due.add(new Due(log, signed.get()));
      }
    }
    return due;
  }

  private boolean isDue(
      LogId log, TreeSize size, Optional<TimeTokens.Anchored> anchored, boolean all) {
    if (anchored.isEmpty()) {
      return true;
    }
    TreeSize before = anchored.get().size();
    if (before.equals(size)) {
      return false;
    }
    return all
        || isStale(anchored.get())
        || sql.first(NEWS, row -> true, log.value(), before.value()).isPresent();
  }

  private boolean isStale(TimeTokens.Anchored anchored) {
    Instant limit = clock.instant().minus(IDLE);
    return tokens.covering(anchored.leaf()).filter(token -> token.time().isAfter(limit)).isEmpty();
  }

  /// What the anchor log holds beyond the newest token, signed.
  private Optional<Unstamped> unstamped() {
    TreeSize size = tokens.anchorSize();
    TreeSize stamped =
        tokens.newestToken().map(TimeTokens.Stamped::anchorSize).orElse(TreeSize.EMPTY);
    return size.compareTo(stamped) > 0
        ? Optional.of(
            new Unstamped(
                stamped.nextIndex(), checkpoints.sign(LogId.ANCHOR, size, witnesses::cosign)))
        : Optional.empty();
  }

  private void stamp(Unstamped unstamped) throws IOException {
    Authorities.Stamp stamp = authorities.stamp(unstamped.checkpoint().bytes());
    TreeSize anchorSize = sizeOf(unstamped.checkpoint());
    List<LogId> logs =
        transactions.call(() -> {
          tokens.stamped(anchorSize, stamp);
          return heads.logs().stream()
              .filter(log -> !tokens.since(log, unstamped.from()).isEmpty())
              .toList();
        });
    for (LogId log : logs) {
      ledger.append(
          log,
          transaction -> {
            TimeStampToken token = stamp.token();
            LeafIndex leaf =
                new LeafIndex(
                    transaction.append(
                        Event.of(EventType.TOKEN)
                            .text("token", token.digest().hex())
                            .integer("anchor", anchorSize.value())
                            .text("time", new LogInstant(token.time()).text())));
            tokens.floor(log, leaf, token);
            return leaf;
          });
    }
  }

  private static TreeSize sizeOf(SignedNote note) {
    return Checkpoint.of(note).size();
  }
}
