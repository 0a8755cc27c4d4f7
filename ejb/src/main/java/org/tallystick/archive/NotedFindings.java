package org.tallystick.archive;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.tallystick.evidence.leaf.EventDocument;
import org.tallystick.ledger.EventBytes;
import org.tallystick.ledger.EventRow;
import org.tallystick.ledger.LedgerPosition;

/// The findings that were noted; those whose words are erased are left out. In the caller's transaction.
@ApplicationScoped
class NotedFindings {

  private static final String ROWS =
      "select e, b from EventRow e join EventBytes b on b.key.logId = e.key.logId and b.key.index = e.key.index"
          + " where e.type = 'finding.noted'";
  private static final String ABOUT =
      ROWS + " and e.key.logId = :log and e.documentIndex = :index order by e.key.index desc";
  private static final String NEWEST =
      ROWS + " order by e.type desc, e.at desc, e.key.logId desc, e.key.index desc";

  private static final int MOST_OF_ONE = 100;

  @Inject private EntityManager entities;

  /// The error that holds a file which a leaf brought: the newest contradiction, else the newest error. What came after takes nothing of it back.
  Optional<NotedFinding> error(LedgerPosition brought) {
    List<NotedFinding> errors =
        about(brought)
            .filter(finding -> finding.severity().equals(Finding.Severity.ERROR.word()))
            .toList();
    return errors.stream()
        .filter(NotedFinding::isContradiction)
        .findFirst()
        .or(() -> errors.stream().findFirst());
  }

  /// Whether that was found about the file that a leaf brought, among the newest.
  boolean has(LedgerPosition brought, Finding.Code code) {
    return about(brought).anyMatch(finding -> finding.code().equals(code.word()));
  }

  private Stream<NotedFinding> about(LedgerPosition brought) {
    return read(ABOUT, Map.of("log", brought.log().value(), "index", brought.index()), MOST_OF_ONE)
        .stream();
  }

  List<NotedFinding> newest(int limit) {
    return read(NEWEST, Map.of(), limit);
  }

  private List<NotedFinding> read(String statement, Map<String, Object> values, int limit) {
    var query = entities.createQuery(statement, Object[].class);
    values.forEach(query::setParameter);
    return query.setMaxResults(limit).getResultList().stream()
        .map(row ->
            NotedFinding.of(
                ((EventRow) row[0]).position(), EventDocument.parse(((EventBytes) row[1]).bytes())))
        .toList();
  }
}
