package org.tallystick.business;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/// Business documents, newest first.
///
/// @param next where the next page begins; empty when this is the last
public record BusinessPage(List<BusinessDocument> documents, Optional<Key> next) {

  public static final int MOST = 200;

  /// The place behind one business document in the list; what is created meanwhile does not move it.
  /// Written `<instant>_<id>`.
  public record Key(Instant createdAt, BusinessDocumentId id) {

    /// @throws IllegalArgumentException when it is not what {@link #toString} writes
    public static Key parse(String text) {
      int split = text.indexOf('_');
      try {
        return new Key(
            Instant.parse(text.substring(0, Math.max(split, 0))),
            BusinessDocumentId.parse(text.substring(split + 1)));
      } catch (DateTimeParseException notAnInstant) {
        throw new IllegalArgumentException(
            "business page key: found '" + text + "', expected <instant>_<id>", notAnInstant);
      }
    }

    @Override
    public String toString() {
      return createdAt + "_" + id;
    }
  }

  static BusinessPage of(List<BusinessDocument> oneMore, int limit) {
    if (oneMore.size() <= limit) {
      return new BusinessPage(oneMore, Optional.empty());
    }
    BusinessDocument last = oneMore.get(limit - 1);
    return new BusinessPage(
        List.copyOf(oneMore.subList(0, limit)), Optional.of(new Key(last.createdAt(), last.id())));
  }
}
