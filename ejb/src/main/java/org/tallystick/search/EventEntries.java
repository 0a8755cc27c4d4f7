package org.tallystick.search;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.tallystick.access.Sentences;
import org.tallystick.evidence.json.CanonicalJson;
import org.tallystick.evidence.json.JsonArray;
import org.tallystick.evidence.json.JsonInteger;
import org.tallystick.evidence.json.JsonObject;
import org.tallystick.evidence.json.JsonString;
import org.tallystick.evidence.leaf.EventDocument;
import org.tallystick.evidence.name.RawName;
import org.tallystick.evidence.name.RawPath;
import org.tallystick.ledger.EventRow;
import org.tallystick.ledger.LedgerPosition;
import org.tallystick.ledger.LogId;
import org.tallystick.search.index.Entry;
import org.tallystick.search.index.EntryKind;
import org.tallystick.search.index.IndexedEvent;
import org.tallystick.search.language.TermField;

/// An event as the index wants it: the sentence people read in the access log, and every value of its document.
@ApplicationScoped
class EventEntries {

  @Inject private Sentences sentences;

  /// @param said null when the event document is erased
  /// @param partner what people call the partner whose log this is
  IndexedEvent of(EventRow row, @Nullable EventDocument said, String partner) {
    Map<TermField, List<String>> terms = new EnumMap<>(TermField.class);
    terms.put(TermField.KIND, List.of(EntryKind.EVENT.word()));
    terms.put(TermField.TYPE, List.of(row.type().word()));
    if (!row.position().log().equals(LogId.SYSTEM)) {
      terms.put(TermField.PARTNER, List.of(row.position().log().value()));
    }
    row.account().ifPresent(account -> terms.put(TermField.ACCOUNT, List.of(account)));
    row.session().ifPresent(session -> terms.put(TermField.SESSION, List.of(session)));
    if (said != null) {
      said.json().findText("peer").ifPresent(peer -> terms.put(TermField.PEER, List.of(peer)));
    }
    String name = said == null ? row.type().word() : name(said).orElse(row.type().word());
    String text = said == null ? "" : sentences.of(said, partner) + ".\n" + words(said);
    return new IndexedEvent(
        row.position(),
        new Entry(
            EntryKind.EVENT,
            row.at(),
            order(row.position(), EntryKind.EVENT),
            name,
            text,
            terms,
            OptionalLong.empty()));
  }

  /// Entries of the same instant stay in the order of their log.
  static String order(LedgerPosition position, EntryKind kind) {
    return "%s.%019d.%s".formatted(position.log(), position.index(), kind.word());
  }

  private static Optional<String> name(EventDocument said) {
    return said.json()
        .find("file")
        .flatMap(
            file -> file instanceof JsonObject object ? object.findText("name") : Optional.empty())
        .map(encoded -> RawName.decode(encoded).text())
        .or(() -> said.path().map(RawPath::text));
  }

  private static String words(EventDocument said) {
    StringBuilder words = new StringBuilder(said.type().word().replace('.', ' '));
    said.json()
        .members()
        .forEach((field, value) -> {
          if (!field.equals("salt")
              && !field.equals("at")
              && !field.equals("v")
              && !field.equals("type")) {
            append(words, field, value);
          }
        });
    return words.toString();
  }

  private static void append(StringBuilder words, String field, CanonicalJson value) {
    switch (value) {
      case JsonString(String text) -> words.append(' ').append(readable(field, text));
      case JsonInteger(long number) -> words.append(' ').append(number);
      case JsonArray(List<CanonicalJson> elements) ->
          elements.forEach(element -> append(words, field, element));
      case JsonObject object ->
          object.members().forEach((inner, part) -> append(words, inner, part));
    }
  }

  /// Names and paths without their percent signs.
  private static String readable(String field, String text) {
    try {
      if (text.startsWith("/")) {
        return RawPath.decode(text).text();
      }
      return field.equals("name") ? RawName.decode(text).text() : text;
    } catch (IllegalArgumentException notEncoded) {
      return text;
    }
  }
}
