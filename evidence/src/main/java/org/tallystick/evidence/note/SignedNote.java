package org.tallystick.evidence.note;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tallystick.evidence.tlog.Verification;

/// A text and who signed it: C2SP signed-note.
///
/// @param text ends with a newline
public record SignedNote(String text, List<SignatureLine> signatures) {

  /// More than any of ours has; the specification asks for at least 16.
  private static final int MOST_SIGNATURES = 100;

  private static final int LONGEST = 1 << 20;

  /// Its last second.
  private static final long YEAR_9999 = 253_402_300_799L;

  public SignedNote {
    signatures = List.copyOf(signatures);
    if (!text.endsWith("\n")) {
      throw new MalformedNoteException("note: its text does not end with a newline");
    }
  }

  public static SignedNote parse(byte[] bytes) {
    if (bytes.length > LONGEST) {
      throw new MalformedNoteException(
          "note of " + bytes.length + " bytes: expected at most " + LONGEST);
    }
    String note = utf8(bytes);
    int blank = note.lastIndexOf("\n\n");
    if (blank < 0 || !note.endsWith("\n")) {
      throw new MalformedNoteException("note: expected a text, an empty line and signatures");
    }
    String signed = note.substring(blank + 2);
    if (signed.isEmpty()) {
      throw new MalformedNoteException("note: nobody has signed it");
    }
    List<SignatureLine> lines = signed.lines().map(SignatureLine::parse).toList();
    if (lines.size() > MOST_SIGNATURES) {
      throw new MalformedNoteException(
          "note with " + lines.size() + " signatures: expected at most " + MOST_SIGNATURES);
    }
    return new SignedNote(note.substring(0, blank + 1), lines);
  }

  /// Text of a note or around one: UTF-8 without control characters but the newline.
  static String utf8(byte[] bytes) {
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new MalformedNoteException("note: is not UTF-8");
    }
    if (text.chars().anyMatch(c -> c < 0x20 && c != '\n')) {
      throw new MalformedNoteException("note: has a control character");
    }
    return text;
  }

  /// Adds a line under the same text.
  public SignedNote with(SignatureLine line) {
    List<SignatureLine> more = new ArrayList<>(signatures);
    more.add(line);
    return new SignedNote(text, more);
  }

  /// Accepted when the key signed it, and every line that claims to be of the key is right.
  public Verification verify(VerifierKey key) {
    boolean signed = false;
    for (SignatureLine line : signatures) {
      if (key.made(line)) {
        if (!key.verifies(text, line.signature())) {
          return Verification.refused("note: the signature of " + key.name() + " is wrong");
        }
        signed = true;
      }
    }
    return signed
        ? Verification.ACCEPTED
        : Verification.refused("note: not signed by " + key.name());
  }

  /// When a witness says it saw this checkpoint; empty when it has not rightly cosigned it.
  public Optional<Instant> cosignedAt(VerifierKey witness) {
    return signatures.stream()
        .filter(line ->
            witness.type() == KeyType.COSIGNATURE
                && witness.made(line)
                && witness.verifies(text, line.signature()))
        .map(line -> VerifierKey.cosignedAt(line.signature()).orElseThrow())
        .map(time -> Instant.ofEpochSecond(Math.min(time, YEAR_9999)))
        .findFirst();
  }

  public byte[] bytes() {
    return toString().getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    StringBuilder note = new StringBuilder(text).append('\n');
    signatures.forEach(line -> note.append(line).append('\n'));
    return note.toString();
  }
}
