package org.tallystick.business;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.math.BigDecimal;
import org.hibernate.annotations.Immutable;

/// One line of a business document: how much of what. Written once, with its document.
@Entity
@Immutable
@Table(name = "business_line")
@NamedQuery(
    name = BusinessLine.OF,
    query =
        "select l from BusinessLine l where l.id.businessDocumentId = :document order by l.id.number")
public class BusinessLine {

  static final String OF = "BusinessLine.of";

  @Embeddable
  record Id(
      @Column(name = "business_document_id") String businessDocumentId,
      @Column(name = "line_number") int number)
      implements Serializable {}

  @EmbeddedId private Id id;

  @Column(nullable = false)
  private String item;

  @Column(nullable = false)
  private String description;

  @Column(nullable = false, precision = 20, scale = 6)
  private BigDecimal quantity;

  @Column(nullable = false)
  private String unit;

  protected BusinessLine() {}

  BusinessLine(BusinessDocumentId document, int number, NewLine wanted) {
    this.id = new Id(document.toString(), number);
    this.item = wanted.item();
    this.description = wanted.description();
    this.quantity = wanted.quantity();
    this.unit = wanted.unit();
  }

  /// From 1.
  public int number() {
    return id.number();
  }

  public String item() {
    return item;
  }

  public String description() {
    return description;
  }

  public BigDecimal quantity() {
    BigDecimal shortest = quantity.stripTrailingZeros();
    return shortest.scale() < 0 ? shortest.setScale(0) : shortest;
  }

  public String unit() {
    return unit;
  }
}
