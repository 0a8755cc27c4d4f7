package org.tallystick.partner;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import org.tallystick.evidence.name.RawPath;
import org.tallystick.publication.InterfaceRules;

/// One agreed flow with a partner: direction, directory and the names expected there.
@Entity
@Table(name = "partner_interface")
@NamedQuery(
    name = PartnerInterface.OF_ACCOUNT,
    query =
        """
        select i from PartnerInterface i where i.partnerId = :partner
          and (not exists (select 1 from AccountInterface a where a.id.accountId = :account)
               or exists (select 1 from AccountInterface a where a.id.accountId = :account and a.id.interfaceId = i.id))
        """)
public class PartnerInterface {

  static final String OF_ACCOUNT = "PartnerInterface.ofAccount";

  @Id private String id;

  @Column(name = "partner_id", nullable = false, updatable = false)
  private String partnerId;

  @Column(nullable = false)
  private String name;

  @Enumerated(EnumType.STRING)
  @Column(nullable = false, updatable = false)
  private Direction direction;

  @Column(nullable = false, updatable = false)
  private byte[] directory;

  @Column(name = "name_pattern", nullable = false)
  private String namePattern;

  @Embedded private AgreedRules rules = new AgreedRules();

  protected PartnerInterface() {}

  PartnerInterface(InterfaceId id, PartnerId partner, NewInterface wanted) {
    this.id = id.value();
    this.partnerId = partner.value();
    this.name = wanted.name();
    this.direction = wanted.direction();
    this.directory = wanted.directory().bytes();
    this.namePattern = wanted.namePattern();
  }

  public InterfaceId id() {
    return new InterfaceId(id);
  }

  public PartnerId partner() {
    return new PartnerId(partnerId);
  }

  public String name() {
    return name;
  }

  public Direction direction() {
    return direction;
  }

  public RawPath directory() {
    return RawPath.parse(directory);
  }

  /// When a file is published here, and what is agreed about the files we send.
  public InterfaceRules rules() {
    return rules.read();
  }

  void agree(InterfaceRules agreed) {
    rules = AgreedRules.of(agreed);
  }

  /// A glob such as `*.xml`.
  public String namePattern() {
    return namePattern;
  }
}
