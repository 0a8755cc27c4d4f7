package org.tallystick.ui.evidence;

import java.util.Arrays;
import java.util.Optional;

/// What can be chosen to be proven, by the words of `docs/evidence.md` §7.
enum ClaimKind {
  HELD("directory.held", "A directory was empty, or held exactly this"),
  MOVED("file.received", "A file was received, or delivered"),
  NOT_READ("listed.not.read", "They listed it and did not open it"),
  SESSIONS("sessions", "Who signed in, and with which key"),
  UNCHANGED("log.unchanged", "Nothing was removed, inserted or back-dated since then");

  private final String word;
  private final String label;

  ClaimKind(String word, String label) {
    this.word = word;
    this.label = label;
  }

  String word() {
    return word;
  }

  String label() {
    return label;
  }

  static Optional<ClaimKind> ofWord(String word) {
    return word.equals("file.delivered")
        ? Optional.of(MOVED)
        : Arrays.stream(values()).filter(kind -> kind.word.equals(word)).findFirst();
  }
}
