package org.tallystick.business;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.tallystick.ledger.LedgerPosition;
import org.tallystick.ledger.LogId;

/// A business document rests on an archived file. Added, never taken away.
@Entity
@Immutable
@Table(name = "link")
@NamedQuery(
    name = Link.OF,
    query =
        "select l from Link l where l.id.businessDocumentId = :document order by l.linkedAt, l.id.logId, l.id.index")
public class Link {

  static final String OF = "Link.of";

  @Embeddable
  record Id(
      @Column(name = "business_document_id") String businessDocumentId,
      @Column(name = "log_id") String logId,
      @Column(name = "idx") long index)
      implements Serializable {

    static Id of(BusinessDocumentId document, LedgerPosition file) {
      return new Id(document.toString(), file.log().value(), file.index());
    }
  }

  @EmbeddedId private Id id;

  @Column(name = "linked_at", nullable = false)
  private Instant linkedAt;

  @Column(name = "linked_by", nullable = false)
  private String linkedBy;

  protected Link() {}

  Link(BusinessDocumentId document, LedgerPosition file, Instant at, String by) {
    this.id = Id.of(document, file);
    this.linkedAt = at;
    this.linkedBy = by;
  }

  public BusinessDocumentId document() {
    return BusinessDocumentId.parse(id.businessDocumentId());
  }

  /// The leaf that brought the file.
  public LedgerPosition file() {
    return new LedgerPosition(new LogId(id.logId()), id.index());
  }

  public Instant linkedAt() {
    return linkedAt;
  }

  public String linkedBy() {
    return linkedBy;
  }
}
