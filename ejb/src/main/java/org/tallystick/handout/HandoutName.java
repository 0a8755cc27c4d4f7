package org.tallystick.handout;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tallystick.evidence.name.RawName;

/// What a file about a leaf is called that is about a file: `<name of the file, cut to 200 bytes>.<index of the leaf><end>`.
final class HandoutName {

  private static final int LONGEST = 200;
  private static final Pattern FORM = Pattern.compile(".+\\.(0|[1-9][0-9]{0,15})", Pattern.DOTALL);

  private HandoutName() {}

  /// @param end `.tlog-proof`
  static RawName of(RawName file, long index, String end) {
    return RawName.of(cut(file.bytes())).followedBy("." + index + end);
  }

  /// Not within a character of UTF-8, so that no client shows half of one.
  private static byte[] cut(byte[] name) {
    int end = Math.min(name.length, LONGEST);
    for (int back = 0; end < name.length && back < 3 && isContinuation(name[end]); back++) {
      end--;
    }
    return Arrays.copyOf(name, end < name.length && isContinuation(name[end]) ? LONGEST : end);
  }

  private static boolean isContinuation(byte one) {
    return (one & 0xc0) == 0x80;
  }

  /// The leaf a name is about; whether the name is that leaf's is another question.
  static Optional<Long> index(RawName name, String end) {
    String text = new String(name.bytes(), StandardCharsets.ISO_8859_1);
    if (!text.endsWith(end)) {
      return Optional.empty();
    }
    Matcher form = FORM.matcher(text.substring(0, text.length() - end.length()));
    return form.matches() ? Optional.of(Long.parseLong(form.group(1))) : Optional.empty();
  }
}
