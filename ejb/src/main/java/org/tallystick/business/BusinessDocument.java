package org.tallystick.business;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import org.hibernate.annotations.Immutable;
import org.tallystick.partner.PartnerId;

/// A packing list, an order, an invoice: what an exchange was about. Written once.
@Entity
@Immutable
@Table(name = "business_document")
@NamedQuery(
    name = BusinessDocument.NUMBERED,
    query =
        "select b from BusinessDocument b where b.partnerId = :partner and b.kind = :kind and b.number = :number")
@NamedQuery(
    name = BusinessDocument.OF_FILE,
    query =
        """
        select b from BusinessDocument b, Link l
        where l.id.businessDocumentId = b.id and l.id.logId = :log and l.id.index = :index
        order by l.linkedAt, b.id
        """)
public class BusinessDocument {

  static final String NUMBERED = "BusinessDocument.numbered";
  static final String OF_FILE = "BusinessDocument.ofFile";

  @Id private String id;

  @Column(name = "partner_id", nullable = false)
  private String partnerId;

  @Column(nullable = false)
  private String kind;

  @Column(nullable = false)
  private String number;

  @Column(name = "issued_on", nullable = false)
  private LocalDate issuedOn;

  @Column(name = "created_at", nullable = false)
  private Instant createdAt;

  @Column(name = "created_by", nullable = false)
  private String createdBy;

  protected BusinessDocument() {}

  BusinessDocument(BusinessDocumentId id, NewBusinessDocument wanted, Instant at, String by) {
    this.id = id.toString();
    this.partnerId = wanted.partner().value();
    this.kind = wanted.kind().word();
    this.number = wanted.number().value();
    this.issuedOn = wanted.issuedOn();
    this.createdAt = at;
    this.createdBy = by;
  }

  public BusinessDocumentId id() {
    return BusinessDocumentId.parse(id);
  }

  public PartnerId partner() {
    return new PartnerId(partnerId);
  }

  public BusinessKind kind() {
    return BusinessKind.ofWord(kind);
  }

  public BusinessNumber number() {
    return new BusinessNumber(number);
  }

  /// The date printed on it.
  public LocalDate issuedOn() {
    return issuedOn;
  }

  public Instant createdAt() {
    return createdAt;
  }

  /// The person who wrote it down here.
  public String createdBy() {
    return createdBy;
  }
}
