package org.tallystick.search;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import org.tallystick.search.index.Found;
import org.tallystick.search.index.SearchIndex;
import org.tallystick.search.language.Query;
import org.tallystick.search.language.QueryParser;

/// People look for what the archive holds.
///
/// No query is an error. What was just archived is found a moment later; [SearchPage#progress()] says whether the index
/// has seen everything.
@Stateless
@RolesAllowed({"business", "operator", "auditor", "administrator"})
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Search {

  @Inject private SearchIndex index;
  @Inject private CatchUp catchUp;
  @Inject private Clock clock;

  public SearchPage search(SearchRequest request) {
    Query query = QueryParser.parse(request.text(), clock.instant().atZone(request.zone()));
    Found found = index.find(query, request.kinds(), request.after(), request.limit());
    return new SearchPage(
        found.hits(),
        query.notices(),
        found.total(),
        found.totalIsExact(),
        found.more() ? Optional.of(found.hits().getLast().key()) : Optional.empty(),
        catchUp.progress());
  }

  /// How far the index is.
  public IndexProgress progress() {
    return catchUp.progress();
  }
}
