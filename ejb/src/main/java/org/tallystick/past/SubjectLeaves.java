package org.tallystick.past;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tallystick.evidence.leaf.Leaf;
import org.tallystick.evidence.leaf.LogLine;
import org.tallystick.evidence.map.Subject;
import org.tallystick.evidence.map.SubjectKey;
import org.tallystick.evidence.tlog.LeafIndex;
import org.tallystick.evidence.tlog.Origin;
import org.tallystick.evidence.tlog.Sha256;
import org.tallystick.evidence.tlog.TreeSize;
import org.tallystick.ledger.LogId;
import org.tallystick.platform.Sql;
import org.tallystick.proof.Heads;
import org.tallystick.proof.Leaves;

/// The leaves that name a subject, numbered from 1 as the subject map counts them. In the caller's transaction.
///
/// Each head keeps the count of every subject that was named since the head before. So a number is found by bisection over heads, and only the leaves between two heads, which
/// are a second apart, are ever read one by one.
@ApplicationScoped
class SubjectLeaves {

  static final String VERSIONS =
      "select head_idx, leaves, last_idx, state from subject_version"
          + " where log_id = ? and subject_key = ? and head_idx <= ?"
          + " order by log_id desc, subject_key desc, head_idx desc fetch first ? rows only";

  /// Behind every leaf there can be.
  private static final long END = (1L << 53) - 1;

  @Inject private Sql sql;
  @Inject private Heads heads;
  @Inject private Leaves leaves;

  /// The `number`-th leaf that names the subject.
  record Numbered(long number, long index) {}

  /// What a head says of a subject.
  ///
  /// @param last the newest leaf that names it
  record Version(long head, long count, long last, Sha256 state) {

    /// Of a subject that no head has named yet.
    static final Version NONE = new Version(-1, 0, -1, Sha256.ZERO);
  }

  /// One subject of one log.
  record Named(LogId log, SubjectKey key) {}

  Optional<Named> named(LogId log, Subject subject) {
    return leaves
        .origin(log)
        .map(origin -> new Named(log, SubjectKey.of(new Origin(origin), subject)));
  }

  /// How many of the log's first `size` leaves name it.
  long count(Named subject, long size) {
    if (size == 0) {
      return 0;
    }
    Version before = version(subject, lastHeadBefore(subject.log(), size));
    Optional<Version> after = versionAfter(subject, size - 1);
    if (after.isPresent() && after.get().count() - before.count() <= 1) {
      return after.get().last() < size ? after.get().count() : before.count();
    }
    return before.count() + between(subject, lastHeadBefore(subject.log(), size), size).size();
  }

  /// What the first head behind leaf `index` says of it.
  Optional<Version> versionAfter(Named subject, long index) {
    return heads
        .after(subject.log(), new LeafIndex(index))
        .map(head -> version(subject, head.index().value()));
  }

  /// The leaf of that number, if there are so many.
  Optional<Numbered> find(Named subject, long number) {
    return number < 1
        ? Optional.empty()
        : newestFirst(subject, number, 1).stream()
            .filter(found -> found.number() == number)
            .findFirst();
  }

  /// At most `limit` leaves, the newest first, of those numbered up to `from`.
  List<Numbered> newestFirst(Named subject, long from, int limit) {
    List<Numbered> found = new ArrayList<>();
    long latest = lastHeadBefore(subject.log(), END);
    Version sealed = version(subject, latest);
    if (from > sealed.count()) {
      List<Long> unsealed = between(subject, latest, END);
      add(found, unsealed, sealed.count(), from, limit);
    }
    if (found.size() < limit && sealed.count() > 0) {
      Version first = containing(subject, Math.min(from, sealed.count()), sealed);
      int wanted = limit - found.size() + 1;
      List<Version> versions = versions(subject, first.head(), wanted);
      for (int i = 0; i < versions.size() && found.size() < limit; i++) {
        Version older = i + 1 < versions.size() ? versions.get(i + 1) : Version.NONE;
        add(found, between(subject, older, versions.get(i)), older.count(), from, limit);
      }
    }
    return found;
  }

  private static void add(
      List<Numbered> found, List<Long> indexes, long before, long from, int limit) {
    for (int i = indexes.size() - 1; i >= 0 && found.size() < limit; i--) {
      if (before + i + 1 <= from) {
        found.add(new Numbered(before + i + 1, indexes.get(i)));
      }
    }
  }

  /// The oldest version that counts the number.
  private Version containing(Named subject, long number, Version newest) {
    Version found = newest;
    long low = 0;
    while (low < found.head()) {
      Version middle = version(subject, low + (found.head() - low) / 2);
      if (middle.count() >= number) {
        found = middle;
      } else {
        low = low + (found.head() - low) / 2 + 1;
      }
    }
    return found;
  }

  /// The leaves that the younger version counts and the older one, the one next to it, does not.
  private List<Long> between(Named subject, Version older, Version younger) {
    return younger.count() - older.count() == 1
        ? List.of(younger.last())
        : between(subject, lastHeadBefore(subject.log(), younger.head()), younger.last() + 1);
  }

  /// The leaves behind a head and before `size` that name it, oldest first.
  private List<Long> between(Named subject, long head, long size) {
    return leaves.lines(subject.log(), new LeafIndex(head + 1), new TreeSize(size)).stream()
        .map(LogLine::parse)
        .filter(line -> line instanceof Leaf leaf && leaf.subjects().contains(subject.key()))
        .map(line -> line.index().value())
        .toList();
  }

  /// -1 when there is none.
  private long lastHeadBefore(LogId log, long size) {
    return heads.before(log, new LeafIndex(size)).map(head -> head.index().value()).orElse(-1L);
  }

  private Version version(Named subject, long head) {
    return versions(subject, head, 1).stream().findFirst().orElse(Version.NONE);
  }

  private List<Version> versions(Named subject, long head, int limit) {
    return sql.list(
        VERSIONS,
        SubjectLeaves::version,
        subject.log().value(),
        subject.key().bytes(),
        head,
        limit);
  }

  private static Version version(ResultSet row) throws SQLException {
    return new Version(
        row.getLong("head_idx"),
        row.getLong("leaves"),
        row.getLong("last_idx"),
        Sha256.ofBytes(row.getBytes("state")));
  }
}
