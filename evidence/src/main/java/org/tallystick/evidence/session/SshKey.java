package org.tallystick.evidence.session;

import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tallystick.evidence.RefusedException;
import org.tallystick.evidence.note.StrictBase64;
import org.tallystick.evidence.tlog.Sha256;

/// A public key as SSH writes it, known by its bytes.
public final class SshKey {

  private static final Pattern LINE = Pattern.compile("([!-~]+) ([!-~]+)(?: [ -~]*)?");

  private final byte[] blob;

  private SshKey(byte[] blob) {
    this.blob = blob;
  }

  public static SshKey of(byte[] blob) {
    return new SshKey(blob.clone());
  }

  /// Reads a line as a `.pub` file has it: kind, base64, and maybe a comment; without the line's end.
  public static SshKey ofLine(String line) {
    Matcher words = LINE.matcher(line);
    RefusedException.unless(
        words.matches(), "SSH key: expected its kind, base64 and nothing more than a comment");
    SshKey key = new SshKey(StrictBase64.decode(words.group(2)));
    RefusedException.unless(
        new WireReader(key.blob).text().equals(words.group(1)),
        "SSH key: is of another kind than its line says");
    return key;
  }

  public byte[] blob() {
    return blob.clone();
  }

  /// As `ssh-keygen -l` prints it.
  public String fingerprint() {
    return "SHA256:"
        + Base64.getEncoder().withoutPadding().encodeToString(Sha256.over(blob).bytes());
  }

  /// Verifies a signature in its wire form, string algorithm and string signature.
  void verify(byte[] message, byte[] signature) {
    WireReader reader = new WireReader(signature);
    String algorithm = reader.text();
    byte[] value = reader.string();
    reader.end();
    RefusedException.unless(
        PublicKeyBlob.parse(blob).verifies(algorithm, message, value),
        "SSH signature: does not verify");
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SshKey that && Arrays.equals(blob, that.blob);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(blob);
  }

  @Override
  public String toString() {
    return fingerprint();
  }
}
