package org.tallystick.search.index;

import static org.tallystick.search.index.EntryBinder.AT;
import static org.tallystick.search.index.EntryBinder.ORDER;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.hibernate.search.engine.search.query.SearchResult;
import org.hibernate.search.mapper.orm.Search;
import org.hibernate.search.mapper.orm.session.SearchSession;
import org.hibernate.search.mapper.pojo.work.IndexingPlanSynchronizationStrategy;
import org.jspecify.annotations.Nullable;
import org.tallystick.search.language.Query;

/// The index of everything that can be found. Thread-safe; needs no transaction, and must not be called within one.
@ApplicationScoped
public class SearchIndex {

  /// Beyond this, counting costs more than knowing helps.
  private static final int COUNTED = 10_000;

  @Inject private EntityManagerFactory factory;

  /// An index outside a container.
  static SearchIndex over(EntityManagerFactory factory) {
    SearchIndex index = new SearchIndex();
    index.factory = factory;
    return index;
  }

  /// Writes entries; on return they are on disk and can be found (`IDX-1`, `IDX-2`).
  public void write(Collection<? extends Indexed> entries) {
    try (EntityManager entities = factory.createEntityManager()) {
      SearchSession session = Search.session(entities);
      session.indexingPlanSynchronizationStrategy(IndexingPlanSynchronizationStrategy.writeSync());
      entries.forEach(session.indexingPlan()::addOrUpdate);
      session.indexingPlan().execute();
    }
  }

  /// Empties the index, whatever state it is in.
  public void clear() {
    Search.mapping(factory).scope(types(Set.of())).schemaManager().dropAndCreate();
  }

  /// The hits of a query, newest first (`IDX-5`).
  ///
  /// @param kinds what to look among; empty means all
  /// @param after where the page before ended; null for the first page
  public Found find(Query query, Set<EntryKind> kinds, @Nullable PageKey after, int limit) {
    try (EntityManager entities = factory.createEntityManager()) {
      SearchResult<Hit> result =
          Search.session(entities)
              .search(types(kinds))
              .select(hit -> HitProjection.of(hit, query))
              .where(predicates -> new QueryPredicates(predicates).of(query, after))
              .sort(by -> by.field(AT).desc().then().field(ORDER).desc())
              .totalHitCountThreshold(COUNTED)
              .fetch(limit + 1);
      return found(result, limit);
    }
  }

  private static Found found(SearchResult<Hit> result, int limit) {
    List<Hit> hits = result.hits();
    boolean more = hits.size() > limit;
    return new Found(
        more ? hits.subList(0, limit) : hits,
        result.total().hitCountLowerBound(),
        result.total().isHitCountExact(),
        more);
  }

  private static List<Class<? extends Indexed>> types(Set<EntryKind> kinds) {
    Set<EntryKind> wanted = kinds.isEmpty() ? EnumSet.allOf(EntryKind.class) : kinds;
    return wanted.stream().<Class<? extends Indexed>>map(EntryKind::indexedType).toList();
  }
}
