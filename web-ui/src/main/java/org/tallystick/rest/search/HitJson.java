package org.tallystick.rest.search;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import org.tallystick.search.SearchPage;
import org.tallystick.search.index.Hit;

/// What was found.
final class HitJson {

  private HitJson() {}

  static JsonObject of(Hit hit) {
    JsonArrayBuilder snippet = Json.createArrayBuilder();
    hit.snippet()
        .forEach(piece ->
            snippet.add(
                Json.createObjectBuilder()
                    .add("text", piece.text())
                    .add("highlighted", piece.highlighted())));
    JsonObjectBuilder json =
        Json.createObjectBuilder()
            .add("kind", hit.kind().word())
            .add("id", hit.id())
            .add("at", hit.at().toString())
            .add("name", hit.plainName())
            .add("snippet", snippet);
    hit.size().ifPresent(size -> json.add("size", size));
    return json.build();
  }

  /// What is said of the page as a whole, beside its items.
  static JsonObjectBuilder about(SearchPage page) {
    JsonArrayBuilder notices = Json.createArrayBuilder();
    page.notices().forEach(notice -> notices.add(notice.part() + ": " + notice.text()));
    return Json.createObjectBuilder()
        .add("total", page.total())
        .add("totalIsExact", page.totalIsExact())
        .add("notices", notices)
        .add(
            "indexed",
            Json.createObjectBuilder()
                .add("events", page.progress().indexed())
                .add("of", page.progress().total())
                .add("upToDate", page.progress().isUpToDate()));
  }
}
