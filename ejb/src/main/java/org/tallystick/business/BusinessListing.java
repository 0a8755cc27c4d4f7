package org.tallystick.business;

import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The query of one page of business documents.
final class BusinessListing {

  private final EntityManager entities;
  private final List<String> conditions = new ArrayList<>();
  private final Map<String, Object> parameters = new LinkedHashMap<>();

  BusinessListing(EntityManager entities, BusinessFilter filter, BusinessPage.@Nullable Key after) {
    this.entities = entities;
    filter
        .partner()
        .ifPresent(partner -> where("b.partnerId = :partner", "partner", partner.value()));
    filter.kind().ifPresent(kind -> where("b.kind = :kind", "kind", kind.word()));
    filter.number().ifPresent(number -> where("b.number = :number", "number", number.value()));
    if (after != null) {
      // The first bound says nothing new: it is what an index can begin at.
      where("b.createdAt <= :at and (b.createdAt < :at or b.id < :id)", "at", after.createdAt());
      parameters.put("id", after.id().toString());
    }
  }

  private void where(String condition, String name, Object value) {
    conditions.add(condition);
    parameters.put(name, value);
  }

  List<BusinessDocument> atMost(int limit) {
    String where = conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    TypedQuery<BusinessDocument> query =
        entities.createQuery(
            "select b from BusinessDocument b" + where + " order by b.createdAt desc, b.id desc",
            BusinessDocument.class);
    parameters.forEach(query::setParameter);
    return query.setMaxResults(limit).getResultList();
  }
}
