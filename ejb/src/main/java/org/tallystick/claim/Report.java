package org.tallystick.claim;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.stream.Collectors;
import org.tallystick.evidence.claim.ClaimStatement;
import org.tallystick.proof.anchor.TimeTokens.Stamped;

/// `report.html`: the pack for somebody who reads and does not compute. It loads nothing and runs nothing.
record Report(ClaimStatement statement, Collection<Stamped> tokens, Collection<String> evidence) {

  private static final String STYLE =
      "body{font:16px/1.5 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem;color:#1b1f24;background:#fff}"
          + "h1{font-size:1.4rem}h2{font-size:1.1rem;margin-top:2rem}"
          + ".claim{font-size:1.2rem;border-left:4px solid #2457c5;padding:.2rem 1rem}"
          + "table{border-collapse:collapse;width:100%}td,th{text-align:left;vertical-align:top;padding:.3rem .6rem .3rem 0;border-top:1px solid #d5dae1;overflow-wrap:anywhere}"
          + "code{font-size:.85em;overflow-wrap:anywhere}"
          + "@media(prefers-color-scheme:dark){body{color:#e4e8ee;background:#15181c}td,th{border-color:#3a424d}}";

  byte[] bytes() {
    return ("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">"
            + "<meta name=\"viewport\" content=\"width=device-width\">"
            + "<title>Evidence pack</title><style>"
            + STYLE
            + "</style></head><body>\n<h1>Evidence pack</h1>\n<p class=\"claim\">"
            + plain(statement.sentence())
            + "</p>\n<p>Made "
            + statement.made()
            + " by the archive <code>"
            + plain(statement.origin().name())
            + "</code> from its log <code>"
            + plain(statement.origin().value())
            + "</code>. How to check it without the archive is in HOW-TO-VERIFY.txt.</p>\n"
            + "<h2>What it does not prove</h2>\n<ul>\n"
            + statement.limits().stream()
                .map(limit -> "<li>" + plain(limit) + "</li>\n")
                .collect(Collectors.joining())
            + "</ul>\n<h2>Time stamps</h2>\n"
            + stamps()
            + "<h2>What it rests on</h2>\n<table><tr><th>file</th><th>what it is</th></tr>\n"
            + evidence.stream().sorted().map(Report::row).collect(Collectors.joining())
            + "</table>\n</body></html>\n")
        .getBytes(StandardCharsets.UTF_8);
  }

  private String stamps() {
    if (tokens.isEmpty()) {
      return "<p>None.</p>\n";
    }
    return tokens.stream()
        .map(each ->
            "<tr><td>"
                + each.token().time()
                + "</td><td>"
                + plain(each.isEmbedded() ? "the archive's own authority" : each.authority())
                + "</td></tr>\n")
        .collect(
            Collectors.joining(
                "", "<table><tr><th>time</th><th>authority</th></tr>\n", "</table>\n"));
  }

  private static String row(String name) {
    return "<tr><td><code>" + plain(name) + "</code></td><td>" + meaning(name) + "</td></tr>\n";
  }

  private static String meaning(String name) {
    return switch (name.split("[/.]", 2)[0]) {
      case "leaves" -> "an event, or a head of the log, and the proof that the signed log has it";
      case "map" -> "what a head of the log says of one subject, such as a directory";
      case "listings" -> "what the directory held, name by name";
      case "content" -> "the file itself";
      case "range" -> "every line of the log for the period, and the proof that none is missing";
      case "events" -> "what one line of the period says in full";
      case "earlier" -> "the earlier checkpoint";
      case "consistency" -> "the proof that the log only went on from it";
      case "anchors" -> "that the log had reached this size when the time stamp was made";
      default -> "part of the proof";
    };
  }

  private static String plain(String text) {
    StringBuilder escaped = new StringBuilder();
    text.codePoints()
        .forEach(c -> {
          switch (c) {
            case '&' -> escaped.append("&amp;");
            case '<' -> escaped.append("&lt;");
            case '>' -> escaped.append("&gt;");
            case '"' -> escaped.append("&quot;");
            default -> escaped.appendCodePoint(Character.isISOControl(c) ? '\uFFFD' : c);
          }
        });
    return escaped.toString();
  }
}
