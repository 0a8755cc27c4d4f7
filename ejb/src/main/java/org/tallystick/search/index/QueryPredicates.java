package org.tallystick.search.index;

import static org.tallystick.search.index.EntryBinder.AT;
import static org.tallystick.search.index.EntryBinder.NAME;
import static org.tallystick.search.index.EntryBinder.ORDER;
import static org.tallystick.search.index.EntryBinder.SIZE;
import static org.tallystick.search.index.EntryBinder.TEXT;

import java.time.Instant;
import java.util.List;
import org.hibernate.search.engine.search.predicate.dsl.PredicateFinalStep;
import org.hibernate.search.engine.search.predicate.dsl.SearchPredicateFactory;
import org.hibernate.search.util.common.data.Range;
import org.jspecify.annotations.Nullable;
import org.tallystick.search.language.Clause;
import org.tallystick.search.language.Condition;
import org.tallystick.search.language.Condition.Beginning;
import org.tallystick.search.language.Condition.Between;
import org.tallystick.search.language.Condition.FieldIs;
import org.tallystick.search.language.Condition.NameHas;
import org.tallystick.search.language.Condition.SizeBetween;
import org.tallystick.search.language.Condition.Words;
import org.tallystick.search.language.Query;

/// Says a [Query] in the engine's terms.
final class QueryPredicates {

  private final SearchPredicateFactory factory;

  QueryPredicates(SearchPredicateFactory factory) {
    this.factory = factory;
  }

  /// Everything that fits the query and comes behind `after`.
  PredicateFinalStep of(Query query, @Nullable PageKey after) {
    var all = factory.bool().must(factory.matchAll());
    for (Clause clause : query.clauses()) {
      PredicateFinalStep condition = condition(clause.condition());
      all = clause.negated() ? all.mustNot(condition) : all.must(condition);
    }
    return after == null ? all : all.filter(behind(after));
  }

  /// Newest first: older, or of the same instant and lower in order.
  private PredicateFinalStep behind(PageKey key) {
    return factory
        .bool()
        .should(factory.range().field(AT).lessThan(key.at()))
        .should(
            factory
                .bool()
                .must(factory.match().field(AT).matching(key.at()))
                .must(factory.range().field(ORDER).lessThan(key.order())));
  }

  private PredicateFinalStep condition(Condition condition) {
    return switch (condition) {
      case Words(String text) -> factory.phrase().fields(NAME, TEXT).matching(text);
      case Beginning(String text) -> beginning(text, NAME, TEXT);
      case NameHas(String text, boolean beginning) ->
          beginning ? beginning(text, NAME) : factory.phrase().field(NAME).matching(text);
      case FieldIs is -> fieldIs(is);
      case Between(Instant from, Instant until) ->
          factory.range().field(AT).range(Range.canonical(limit(from), limit(until)));
      case SizeBetween(long least, long most) -> factory.range().field(SIZE).between(least, most);
    };
  }

  private PredicateFinalStep fieldIs(FieldIs is) {
    String field = is.field().word();
    return is.beginning()
        ? factory.prefix().field(field).matching(is.value())
        : factory.match().field(field).matching(is.value());
  }

  /// All words but the last as they are, one after the other; the last may go on.
  private PredicateFinalStep beginning(String text, String... fields) {
    List<String> words = SearchAnalysis.words(text);
    PredicateFinalStep last = factory.prefix().fields(fields).matching(words.getLast());
    if (words.size() == 1) {
      return last;
    }
    String before = String.join(" ", words.subList(0, words.size() - 1));
    return factory.bool().must(factory.phrase().fields(fields).matching(before)).must(last);
  }

  private static @Nullable Instant limit(Instant instant) {
    return instant.equals(Instant.MIN) || instant.equals(Instant.MAX) ? null : instant;
  }
}
