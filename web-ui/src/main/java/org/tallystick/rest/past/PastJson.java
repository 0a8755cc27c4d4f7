package org.tallystick.rest.past;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Instant;
import java.util.Locale;
import org.tallystick.directory.DirectoryEntry;
import org.tallystick.past.DirectoryChange;
import org.tallystick.past.DirectoryState;
import org.tallystick.past.EntryDifference;
import org.tallystick.past.ListingVerdict;
import org.tallystick.past.Place;
import org.tallystick.past.ShownListing;

/// What is told of a directory's past. Paths are percent-encoded from the raw bytes, so that names that are not UTF-8 survive.
final class PastJson {

  private PastJson() {}

  static JsonObject of(Place place, DirectoryState state) {
    JsonObjectBuilder json =
        Json.createObjectBuilder()
            .add("partner", place.partner().value())
            .add("path", place.path().encoded())
            .add("leaves", state.size())
            .add("at", state.at().toString())
            .add("exists", state.exists())
            .add("entries", state.entries())
            .add("change", state.change())
            .add("changes", state.changes())
            .add("listing", state.listing())
            .add("listings", state.listings());
    state.begun().ifPresent(begun -> json.add("begun", begun.toString()));
    return json.build();
  }

  static JsonObject of(DirectoryEntry entry) {
    JsonObjectBuilder json =
        Json.createObjectBuilder()
            .add("name", entry.name().text())
            .add("path", entry.path().encoded())
            .add("directory", entry.isDirectory())
            .add("since", entry.from())
            .add("modifiedAt", Instant.ofEpochSecond(entry.attributes().modifiedAt()).toString())
            .add("permissions", Integer.toOctalString(entry.attributes().permissions()));
    entry
        .file()
        .ifPresent(file -> json.add("size", file.size()).add("sha256", file.digest().hex()));
    entry.document().ifPresent(document -> json.add("document", document.toString()));
    return json.build();
  }

  static JsonObject of(DirectoryChange change) {
    JsonObjectBuilder json =
        Json.createObjectBuilder()
            .add("event", change.event().toString())
            .add("number", change.number())
            .add("at", change.at().toString())
            .add("leaves", change.sizeAfter())
            .add("kind", word(change.kind()));
    change
        .name()
        .ifPresent(name -> json.add("name", name.text()).add("encodedName", name.encoded()));
    change.other().ifPresent(path -> json.add("other", path.encoded()));
    change.size().ifPresent(size -> json.add("size", size));
    change.replacedSize().ifPresent(size -> json.add("replacedSize", size));
    change.account().ifPresent(account -> json.add("account", account));
    change.session().ifPresent(session -> json.add("session", session));
    return json.build();
  }

  private static String word(DirectoryChange.Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static JsonObject of(ShownListing listing) {
    JsonObjectBuilder json =
        Json.createObjectBuilder()
            .add("event", listing.event().toString())
            .add("number", listing.number())
            .add("at", listing.at().toString())
            .add("leaves", listing.size())
            .add("entries", listing.entries())
            .add("change", listing.change());
    listing.account().ifPresent(account -> json.add("account", account));
    listing.session().ifPresent(session -> json.add("session", session));
    listing.peer().ifPresent(peer -> json.add("peer", peer));
    return json.build();
  }

  static JsonObject of(ListingVerdict verdict) {
    JsonObjectBuilder json = Json.createObjectBuilder();
    return switch (verdict) {
      case ListingVerdict.Same same ->
          json.add("verdict", "same")
              .add("head", same.head().value())
              .add("listing", same.listing().hex())
              .build();
      case ListingVerdict.Different different ->
          json.add("verdict", "different")
              .add("head", different.head().value())
              .add("listing", different.found().hex())
              .add("expected", different.expected().hex())
              .build();
      case ListingVerdict.NoHead() -> json.add("verdict", "no-head").build();
    };
  }

  static JsonObject of(EntryDifference difference) {
    JsonObjectBuilder json = Json.createObjectBuilder().add("name", difference.name().text());
    return switch (difference) {
      case EntryDifference.Added added ->
          json.add("kind", "added").add("now", of(added.now())).build();
      case EntryDifference.Removed removed ->
          json.add("kind", "removed").add("before", of(removed.before())).build();
      case EntryDifference.Changed changed ->
          json.add("kind", changed.isOtherContent() ? "changed" : "attributes")
              .add("before", of(changed.before()))
              .add("now", of(changed.now()))
              .build();
    };
  }
}
