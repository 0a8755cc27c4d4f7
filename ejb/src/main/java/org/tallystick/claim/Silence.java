package org.tallystick.claim;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.tallystick.evidence.leaf.EventType;
import org.tallystick.evidence.tlog.LeafIndex;
import org.tallystick.ledger.LogId;
import org.tallystick.platform.Sql;
import org.tallystick.proof.Heads;

/// Where a log says nothing for longer than two heartbeats, or had not begun, nothing is known: that is not provable, never empty. In the caller's transaction.
@ApplicationScoped
class Silence {

  private static final Duration LONGEST = Duration.ofSeconds(120);
  private static final String EVENTS =
      "select at, type from event_document where log_id = ? and idx >= ? and idx <= ?"
          + " order by log_id desc, idx desc";

  /// Two minutes are [#LONGEST], written so that both databases take it.
  private static final String GAPS =
      "select earlier, at from (select at, lag(at) over (order by idx) as earlier"
          + " from event_document where log_id = ? and idx >= ? and idx <= ?) sounds"
          + " where at > earlier + interval '2' minute order by at";

  @Inject private Sql sql;
  @Inject private Heads heads;

  /// The log says nothing between the two instants.
  record Gap(Instant from, Instant to) {}

  private record Sound(Instant at, String type) {}

  /// @throws NotProvableException when the log began after the period did
  void requireBegun(LogId log, Period period) {
    if (heads.notAfter(log, period.from()).isEmpty()) {
      throw new NotProvableException(
          "The log "
              + log
              + " had not begun at "
              + period.from()
              + ": nothing is known of the time before.",
          "Choose a period after the partner was set up.");
    }
  }

  /// Every time between two leaves when the server may have been down.
  List<Gap> gaps(LogId log, LeafIndex before, LeafIndex after) {
    return sql.list(
        GAPS,
        row -> new Gap(Sql.instant(row, "earlier"), Sql.instant(row, "at")),
        log.value(),
        before.value(),
        after.value());
  }

  /// @param before a leaf at or before the period
  /// @param after a leaf at or after it
  /// @throws NotProvableException when the server may have been down in it
  void refuse(LogId log, Period period, LeafIndex before, LeafIndex after) {
    List<Sound> sounds =
        sql.list(
            EVENTS,
            row -> new Sound(Sql.instant(row, "at"), row.getString("type")),
            log.value(),
            before.value(),
            after.value());
    for (int i = 1; i < sounds.size(); i++) {
      Sound later = sounds.get(i - 1);
      Sound earlier = sounds.get(i);
      if (meets(period, earlier.at(), later.at())
          && Duration.between(earlier.at(), later.at()).compareTo(LONGEST) > 0) {
        throw new NotProvableException(
            (earlier.type().equals(EventType.SERVER_STOPPED.word())
                    ? "The server was stopped from "
                    : "The server was not running, or could not record, from ")
                + earlier.at()
                + " to "
                + later.at()
                + ": what a partner would have seen then cannot be proven.",
            "Choose a period before " + earlier.at() + " or from " + later.at() + " on.");
      }
    }
  }

  private static boolean meets(Period period, Instant earlier, Instant later) {
    return later.isAfter(period.from())
        && (earlier.isBefore(period.to()) || earlier.equals(period.from()));
  }
}
