package org.tallystick.business;

import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tallystick.archive.Document;
import org.tallystick.evidence.leaf.EventType;
import org.tallystick.ledger.Event;
import org.tallystick.ledger.LeafKey;
import org.tallystick.ledger.Ledger;
import org.tallystick.ledger.LedgerPosition;
import org.tallystick.ledger.LedgerTransaction;
import org.tallystick.partner.Partner;
import org.tallystick.platform.CallerName;

/// Writes business documents down, links files to them and finds them again. What is written is durable, and logged, before the answer.
@Stateless
@RolesAllowed({"business", "operator", "administrator", "auditor"})
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class BusinessDocuments {

  @PersistenceContext private EntityManager entities;
  @Inject private Ledger ledger;
  @Resource private SessionContext caller;

  /// Writes one down with its lines and first links, whole or not at all. Created, AlreadyExists, Unknown (partner or file) or Refused.
  @RolesAllowed({"business", "operator", "administrator"})
  public BusinessOutcome create(NewBusinessDocument wanted) {
    if (entities.find(Partner.class, wanted.partner().value()) == null) {
      return new BusinessOutcome.Unknown("partner " + wanted.partner() + ": there is none");
    }
    String by = by();
    BusinessDocumentId id = BusinessDocumentId.random();
    return ledger.append(
        wanted.partner().log(),
        transaction -> {
          Optional<BusinessDocument> same = numbered(wanted);
          if (same.isPresent()) {
            return new BusinessOutcome.AlreadyExists(same.get());
          }
          Optional<BusinessOutcome> unusable = unusable(transaction, wanted.files());
          if (unusable.isPresent()) {
            return unusable.get();
          }
          BusinessDocument document = write(transaction, id, wanted, by);
          wanted.files().forEach(file -> addLink(transaction, document, file, by));
          return new BusinessOutcome.Created(document);
        });
  }

  private BusinessDocument write(
      LedgerTransaction transaction, BusinessDocumentId id, NewBusinessDocument wanted, String by) {
    BusinessDocument document = new BusinessDocument(id, wanted, transaction.now(), by);
    entities.persist(document);
    for (int i = 0; i < wanted.lines().size(); i++) {
      entities.persist(new BusinessLine(id, i + 1, wanted.lines().get(i)));
    }
    transaction.append(
        event(EventType.BUSINESS_DOCUMENT_CREATED, document, by)
            .text("issued", wanted.issuedOn().toString())
            .integer("lines", wanted.lines().size()));
    return document;
  }

  /// Links files of the same partner. Linked (also when all of them were linked before), Unknown or Refused; all files or none. Repeatable.
  @RolesAllowed({"business", "operator", "administrator"})
  public BusinessOutcome link(BusinessDocumentId id, List<LedgerPosition> files) {
    BusinessDocument document = entities.find(BusinessDocument.class, id.toString());
    if (document == null) {
      return new BusinessOutcome.Unknown("business document " + id + ": there is none");
    }
    String by = by();
    return ledger.append(
        document.partner().log(),
        transaction -> {
          Optional<BusinessOutcome> unusable = unusable(transaction, files);
          if (unusable.isPresent()) {
            return unusable.get();
          }
          List<LedgerPosition> added = new ArrayList<>();
          for (LedgerPosition file : files.stream().distinct().toList()) {
            if (entities.find(Link.class, Link.Id.of(id, file)) == null) {
              addLink(transaction, document, file, by);
              added.add(file);
            }
          }
          return new BusinessOutcome.Linked(document, added);
        });
  }

  private Optional<BusinessOutcome> unusable(
      LedgerTransaction transaction, List<LedgerPosition> files) {
    for (LedgerPosition file : files) {
      if (!file.log().equals(transaction.log())) {
        return Optional.of(
            new BusinessOutcome.Refused(
                "document "
                    + file
                    + ": is of partner "
                    + file.log()
                    + ", expected one of "
                    + transaction.log()));
      }
      if (entities.find(Document.class, LeafKey.of(file)) == null) {
        return Optional.of(new BusinessOutcome.Unknown("document " + file + ": there is none"));
      }
    }
    return Optional.empty();
  }

  private void addLink(
      LedgerTransaction transaction, BusinessDocument document, LedgerPosition file, String by) {
    entities.persist(new Link(document.id(), file, transaction.now(), by));
    transaction.append(
        event(EventType.DOCUMENT_LINKED, document, by)
            .text("document", file.toString())
            .about(file.index()));
  }

  private static Event event(EventType type, BusinessDocument document, String by) {
    return Event.of(type)
        .user(by)
        .text("business", document.id().toString())
        .text("kind", document.kind().word())
        .text("number", document.number().value());
  }

  public Optional<BusinessDocument> find(BusinessDocumentId id) {
    return Optional.ofNullable(entities.find(BusinessDocument.class, id.toString()));
  }

  public List<BusinessLine> linesOf(BusinessDocumentId id) {
    return entities
        .createNamedQuery(BusinessLine.OF, BusinessLine.class)
        .setParameter("document", id.toString())
        .getResultList();
  }

  public List<Link> linksOf(BusinessDocumentId id) {
    return entities
        .createNamedQuery(Link.OF, Link.class)
        .setParameter("document", id.toString())
        .getResultList();
  }

  /// The business documents that rest on this file, in the order they were linked.
  public List<BusinessDocument> of(LedgerPosition file) {
    return entities
        .createNamedQuery(BusinessDocument.OF_FILE, BusinessDocument.class)
        .setParameter("log", file.log().value())
        .setParameter("index", file.index())
        .getResultList();
  }

  /// One page, newest first.
  ///
  /// @param after where the page before ended; null for the first
  /// @param limit 1 to {@link BusinessPage#MOST}
  public BusinessPage list(BusinessFilter filter, BusinessPage.@Nullable Key after, int limit) {
    if (limit < 1 || limit > BusinessPage.MOST) {
      throw new IllegalArgumentException(
          "business documents: limit " + limit + ", expected 1 to " + BusinessPage.MOST);
    }
    return BusinessPage.of(new BusinessListing(entities, filter, after).atMost(limit + 1), limit);
  }

  private Optional<BusinessDocument> numbered(NewBusinessDocument wanted) {
    return entities
        .createNamedQuery(BusinessDocument.NUMBERED, BusinessDocument.class)
        .setParameter("partner", wanted.partner().value())
        .setParameter("kind", wanted.kind().word())
        .setParameter("number", wanted.number().value())
        .getResultList()
        .stream()
        .findFirst();
  }

  private String by() {
    return CallerName.in(caller);
  }
}
