package org.tallystick.evidence.listing;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tallystick.evidence.RefusedException;
import org.tallystick.evidence.leaf.LogInstant;
import org.tallystick.evidence.name.RawName;
import org.tallystick.evidence.name.RawPath;

/// Reads a listing strictly: what is not exactly as [ListingWriter] writes it is refused.
public final class ListingText {

  private static final Pattern ENTRY =
      Pattern.compile("(?<name>[^ /]+)(?:/ - -| (?:0|[1-9][0-9]{0,15}) [0-9a-f]{64}) (?<at>[^ ]+)");
  private static final int HEAD = 4;

  private ListingText() {}

  /// @throws RefusedException when it is not a listing of that directory with so many entries
  /// @throws IllegalArgumentException when a name or an instant is not in its form
  public static void require(byte[] listing, RawPath directory, long entries) {
    String[] lines = new String(listing, StandardCharsets.ISO_8859_1).split("\n", -1);
    RefusedException.unless(
        lines.length > HEAD
            && lines[0].equals("tallystick/listing/v1")
            && lines[1].equals(directory.encoded())
            && lines[2].matches("salt [0-9a-f]{64}")
            && lines[3].equals(Long.toString(entries))
            && lines.length - HEAD - 1 == entries
            && lines[lines.length - 1].isEmpty(),
        "listing: not of this directory, or with another number of entries");
    RawName before = null;
    for (int i = HEAD; i < lines.length - 1; i++) {
      before = name(lines[i], before);
    }
  }

  private static RawName name(String line, @Nullable RawName before) {
    Matcher entry = ENTRY.matcher(line);
    RefusedException.unless(entry.matches(), "listing: an entry is not in its form");
    RawName name = RawName.decode(entry.group("name"));
    LogInstant.parse(entry.group("at"));
    RefusedException.unless(
        before == null || before.compareTo(name) < 0, "listing: its entries do not ascend");
    return name;
  }
}
