package org.tallystick.business;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Business documents, newest first.
///
/// @param next where the next page begins; empty when this is the last
public record BusinessPage(List<BusinessDocument> documents, Optional<Key> next) {

  public static final int MOST = 200;

  /// The place behind one business document in the list; what is created meanwhile does not move it.
  public record Key(Instant createdAt, BusinessDocumentId id) {}

  static BusinessPage of(List<BusinessDocument> oneMore, int limit) {
    if (oneMore.size() <= limit) {
      return new BusinessPage(oneMore, Optional.empty());
    }
    BusinessDocument last = oneMore.get(limit - 1);
    return new BusinessPage(List.copyOf(oneMore.subList(0, limit)), Optional.of(new Key(last.createdAt(), last.id())));
  }
}
