package org.tallystick.evidence.pack;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tallystick.evidence.RefusedException;

/// The name of one file of a pack, in the order that the format gives them: its kind, then its number, then the rest.
public record EntryName(String text, int kind, long number, String rest)
    implements Comparable<EntryName> {

  private static final String NUMBER = "(?<number>0|[1-9][0-9]{0,15})";
  private static final String HASH = "(?<rest>[0-9a-f]{64})";

  /// In the order of the page.
  private static final List<Pattern> KINDS =
      List.of(
              "mimetype",
              "claim\\.json",
              "policy",
              "checkpoint",
              "log-key\\.txt",
              "log-key\\.txt\\.sig",
              "host-key\\.pub",
              "leaves/" + NUMBER + "\\.tlog-proof",
              "map/" + NUMBER + "\\." + HASH + "\\.json",
              "listings/" + HASH + "\\.txt",
              "content/" + HASH,
              "range\\.json",
              "range\\.leaves\\.gz",
              "events/" + NUMBER + "\\.json",
              "earlier",
              "consistency\\.json",
              "anchors/" + NUMBER + "(?<rest>\\.tlog-proof|\\.consistency\\.json)",
              "tokens/" + HASH + "\\.tst",
              "certificates/" + HASH + "\\.der",
              "report\\.html",
              "HOW-TO-VERIFY\\.txt",
              "verify\\.py",
              "META-INF/ASiCManifest001\\.xml",
              "META-INF/signature001\\.p7s",
              "META-INF/ASiCManifest002\\.xml",
              "META-INF/timestamp001\\.tst")
          .stream()
          .map(Pattern::compile)
          .toList();

  static EntryName parse(String text) {
    for (int kind = 0; kind < KINDS.size(); kind++) {
      Matcher form = KINDS.get(kind).matcher(text);
      if (form.matches()) {
        String number = group(form, "number", "0");
        return new EntryName(text, kind, Long.parseLong(number), group(form, "rest", ""));
      }
    }
    throw new RefusedException(
        "pack: holds a file that none may hold: " + text.replaceAll("[^ -~]", "?"));
  }

  private static String group(Matcher form, String name, String none) {
    return form.namedGroups().containsKey(name) ? form.group(name) : none;
  }

  /// A proof of an anchor comes before its consistency proof.
  private String order() {
    return rest.equals(".tlog-proof") ? "" : rest;
  }

  @Override
  public int compareTo(EntryName other) {
    int order = Integer.compare(kind, other.kind);
    order = order != 0 ? order : Long.compare(number, other.number);
    return order != 0 ? order : order().compareTo(other.order());
  }
}
