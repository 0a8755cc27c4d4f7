package org.tallystick.evidence.note;

import java.util.List;
import org.tallystick.evidence.tlog.NodeHash;
import org.tallystick.evidence.tlog.TreeSize;

/// What a log signs: its origin, size and root, C2SP tlog-checkpoint. Without extension lines, which we neither write nor read.
///
/// @param origin any; of our own logs it has the form of [org.tallystick.evidence.tlog.Origin]
public record Checkpoint(String origin, TreeSize size, NodeHash root) {

  private static final int LINES = 3;

  public Checkpoint {
    VerifierKey.requireName(origin);
  }

  public static Checkpoint of(SignedNote note) {
    return parse(note.text());
  }

  public static Checkpoint parse(String text) {
    List<String> lines = text.lines().toList();
    if (lines.size() != LINES || !text.endsWith("\n")) {
      throw new MalformedNoteException(
          "checkpoint of " + lines.size() + " lines: expected origin, size and root");
    }
    byte[] root = StrictBase64.decode(lines.get(2));
    if (root.length != 32) {
      throw new MalformedNoteException(
          "checkpoint: root of " + root.length + " bytes, expected 32");
    }
    return new Checkpoint(
        lines.get(0), new TreeSize(decimal("size", lines.get(1))), NodeHash.ofBytes(root));
  }

  /// ASCII digits without leading zeros.
  static long decimal(String what, String digits) {
    if (!digits.matches("0|[1-9][0-9]{0,15}")) {
      throw new MalformedNoteException(what + " \"" + digits + "\": expected a decimal number");
    }
    return Long.parseLong(digits);
  }

  public String text() {
    return origin + "\n" + size + "\n" + StrictBase64.encode(root.bytes()) + "\n";
  }
}
