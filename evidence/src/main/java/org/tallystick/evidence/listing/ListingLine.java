package org.tallystick.evidence.listing;

import java.nio.charset.StandardCharsets;
import org.tallystick.evidence.leaf.LogInstant;
import org.tallystick.evidence.name.RawName;
import org.tallystick.evidence.tlog.ContentDigest;

/// One entry of a listing.
///
/// @param bytes the line with its end
public record ListingLine(RawName name, byte[] bytes) {

  public static ListingLine file(RawName name, long size, ContentDigest digest, LogInstant at) {
    if (size < 0) {
      throw new IllegalArgumentException("file \"" + name + "\" of " + size + " bytes");
    }
    return of(name, name.encoded() + " " + size + " " + digest.hex() + " " + at.text());
  }

  public static ListingLine directory(RawName name, LogInstant at) {
    return of(name, name.encoded() + "/ - - " + at.text());
  }

  private static ListingLine of(RawName name, String line) {
    return new ListingLine(name, (line + "\n").getBytes(StandardCharsets.US_ASCII));
  }
}
