package org.tallystick.rest.archive;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Which bytes of a content a request wants (RFC 9110 §14): one range, or all.
///
/// Several ranges at once are answered with everything, as §14.2 allows.
sealed interface ByteRange {

  record Whole() implements ByteRange {}

  /// @param first the offset of the first byte
  /// @param last that of the last, inclusive
  record Part(long first, long last) implements ByteRange {

    long length() {
      return last - first + 1;
    }

    /// The header `Content-Range`.
    String of(long size) {
      return "bytes " + first + "-" + last + "/" + size;
    }
  }

  record Unsatisfiable() implements ByteRange {}

  Pattern FORM = Pattern.compile("bytes=\\s*(\\d{0,18})-(\\d{0,18})\\s*");

  static ByteRange parse(@Nullable String header, long size) {
    Optional<Matcher> form =
        Optional.ofNullable(header).map(FORM::matcher).filter(Matcher::matches);
    if (form.isEmpty()) {
      return new Whole();
    }
    String first = form.get().group(1);
    String last = form.get().group(2);
    if (first.isEmpty()) {
      return last.isEmpty() ? new Whole() : suffix(Long.parseLong(last), size);
    }
    long from = Long.parseLong(first);
    long to = last.isEmpty() ? size - 1 : Long.parseLong(last);
    if (!last.isEmpty() && to < from) {
      return new Whole();
    }
    return from >= size ? new Unsatisfiable() : new Part(from, Math.min(to, size - 1));
  }

  private static ByteRange suffix(long length, long size) {
    return length == 0 || size == 0
        ? new Unsatisfiable()
        : new Part(Math.max(0, size - length), size - 1);
  }
}
