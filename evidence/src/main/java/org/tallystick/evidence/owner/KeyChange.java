package org.tallystick.evidence.owner;

import org.tallystick.evidence.RefusedException;
import org.tallystick.evidence.note.Policy;
import org.tallystick.evidence.note.SignedNote;
import org.tallystick.evidence.note.SignerKey;
import org.tallystick.evidence.note.VerifierKey;
import org.tallystick.evidence.tlog.TreeSize;
import org.tallystick.evidence.tlog.Verification;

/// A log's key names the one that follows it: a note that both have signed, so that whoever trusts the one can go on with the other.
/// `docs/evidence.md` §2. Its first line is no origin, and its second no size, so it is never taken for a checkpoint.
///
/// @param before signs up to `since`
/// @param after signs from `since` on
/// @param since the size of the one checkpoint that both have signed
public record KeyChange(VerifierKey before, VerifierKey after, TreeSize since) {

  private static final String FORM = "tallystick/key-change/v1";
  private static final int LINES = 5;

  public KeyChange {
    RefusedException.unless(
        before.name().equals(after.name()) && !before.equals(after),
        "key change: expected two keys of one log");
  }

  public static SignedNote sign(SignerKey before, SignerKey after, TreeSize since) {
    KeyChange change = new KeyChange(before.verifier(), after.verifier(), since);
    return before.sign(change.text()).with(after.line(change.text()));
  }

  /// Checks that a key of the policy and the key it names have both signed it.
  ///
  /// @throws RefusedException when they have not
  public static KeyChange verify(SignedNote note, Policy policy) {
    String[] lines = note.text().split("\n", -1);
    RefusedException.unless(
        lines.length == LINES + 1
            && lines[0].equals(FORM)
            && lines[4].matches("0|[1-9][0-9]{0,15}"),
        "key change: not in its form");
    KeyChange change =
        new KeyChange(
            VerifierKey.parse(lines[2]),
            VerifierKey.parse(lines[3]),
            new TreeSize(Long.parseLong(lines[4])));
    RefusedException.unless(
        change.text().equals(note.text()), "key change: of another log than its keys");
    RefusedException.unless(
        policy.logs().contains(change.before()),
        "key change: key " + change.before().keyId() + " is none of the policy's");
    for (VerifierKey key : new VerifierKey[] {change.before(), change.after()}) {
      if (note.verify(key) instanceof Verification.Refused(String why)) {
        throw new RefusedException("key change: key " + key.keyId() + ": " + why);
      }
    }
    return change;
  }

  private String text() {
    return String.join(
        "\n", FORM, before.name(), before.toString(), after.toString(), since + "\n");
  }
}
