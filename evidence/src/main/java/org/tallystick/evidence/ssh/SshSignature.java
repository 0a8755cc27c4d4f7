package org.tallystick.evidence.ssh;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.function.UnaryOperator;
import org.tallystick.evidence.RefusedException;

/// A file signature as `ssh-keygen -Y sign` makes it: OpenSSH's PROTOCOL.sshsig.
public final class SshSignature {

  private static final byte[] MAGIC = "SSHSIG".getBytes(StandardCharsets.US_ASCII);
  private static final String BEGIN = "-----BEGIN SSH SIGNATURE-----\n";
  private static final String END = "\n-----END SSH SIGNATURE-----\n";
  private static final String DIGEST = "sha512";
  private static final int WIDTH = 70;

  private SshSignature() {}

  /// Signs a message; `signer` makes the wire form of a signature by `key`.
  public static byte[] sign(
      SshKey key, String namespace, byte[] message, UnaryOperator<byte[]> signer) {
    byte[] signature = signer.apply(signed(namespace, DIGEST, message));
    byte[] blob =
        new SshWriter()
            .raw(MAGIC)
            .number(1)
            .string(key.blob())
            .string(namespace)
            .string("")
            .string(DIGEST)
            .string(signature)
            .bytes();
    return armoured(blob).getBytes(StandardCharsets.US_ASCII);
  }

  /// Verifies it, in the one form that OpenSSH writes.
  ///
  /// @throws RefusedException when it is not right
  public static void verify(SshKey key, String namespace, byte[] message, byte[] signature) {
    String text = new String(signature, StandardCharsets.ISO_8859_1);
    RefusedException.unless(
        text.startsWith(BEGIN)
            && text.endsWith(END)
            && text.length() > BEGIN.length() + END.length(),
        "SSH signature: not armoured");
    byte[] blob =
        Base64.getDecoder()
            .decode(text.substring(BEGIN.length(), text.length() - END.length()).replace("\n", ""));
    RefusedException.unless(
        armoured(blob).equals(text), "SSH signature: armoured in another way than OpenSSH's");
    SshReader reader = new SshReader(blob);
    RefusedException.unless(
        java.util.Arrays.equals(reader.bytes(MAGIC.length), MAGIC) && reader.number() == 1,
        "SSH signature: not of version 1");
    RefusedException.unless(
        SshKey.of(reader.string()).equals(key), "SSH signature: by another key");
    RefusedException.unless(
        reader.text().equals(namespace), "SSH signature: for another purpose than " + namespace);
    RefusedException.unless(reader.string().length == 0, "SSH signature: reserved field used");
    String digest = reader.text();
    byte[] value = reader.string();
    reader.end();
    key.verify(signed(namespace, digest, message), value);
  }

  private static String armoured(byte[] blob) {
    return BEGIN
        + Base64.getEncoder().encodeToString(blob).replaceAll("(.{" + WIDTH + "})(?!$)", "$1\n")
        + END;
  }

  private static byte[] signed(String namespace, String digest, byte[] message) {
    return new SshWriter()
        .raw(MAGIC)
        .string(namespace)
        .string("")
        .string(digest)
        .string(hash(digest, message))
        .bytes();
  }

  private static byte[] hash(String digest, byte[] message) {
    String name =
        switch (digest) {
          case "sha256" -> "SHA-256";
          case "sha512" -> "SHA-512";
          default ->
              throw new RefusedException(
                  "SSH signature: digest " + digest + ", expected sha256 or sha512");
        };
    try {
      return MessageDigest.getInstance(name).digest(message);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java platform has no " + name, e);
    }
  }
}
