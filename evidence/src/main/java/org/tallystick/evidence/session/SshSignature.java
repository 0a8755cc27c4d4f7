package org.tallystick.evidence.session;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.function.UnaryOperator;
import org.tallystick.evidence.RefusedException;

/// A signature over a file as `ssh-keygen -Y sign` makes it: OpenSSH's PROTOCOL.sshsig.
public final class SshSignature {

  private static final byte[] MAGIC = "SSHSIG".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] VERSION = {0, 0, 0, 1};
  private static final String BEGIN = "-----BEGIN SSH SIGNATURE-----\n";
  private static final String END = "\n-----END SSH SIGNATURE-----\n";
  private static final String DIGEST = "sha512";
  private static final int WIDTH = 70;

  private SshSignature() {}

  /// Signs a message.
  ///
  /// @param signer gives the wire form of the key's signature: string algorithm, string signature
  public static byte[] sign(
      SshKey key, String namespace, byte[] message, UnaryOperator<byte[]> signer) {
    return signDigest(key, namespace, hash(DIGEST, message), signer);
  }

  /// Signs a message of which only the SHA-512 is at hand.
  public static byte[] signDigest(
      SshKey key, String namespace, byte[] sha512, UnaryOperator<byte[]> signer) {
    byte[] fields =
        new WireWriter()
            .string(key.blob())
            .text(namespace)
            .text("")
            .text(DIGEST)
            .string(signer.apply(signedDigest(namespace, DIGEST, sha512)))
            .bytes();
    return armoured(joined(MAGIC, VERSION, fields)).getBytes(StandardCharsets.US_ASCII);
  }

  /// Verifies it, in the one form that OpenSSH writes.
  ///
  /// @throws RefusedException when it is not right
  public static void verify(SshKey key, String namespace, byte[] message, byte[] signature) {
    byte[] blob = blob(new String(signature, StandardCharsets.ISO_8859_1));
    int head = MAGIC.length + VERSION.length;
    RefusedException.unless(
        blob.length > head && Arrays.equals(joined(MAGIC, VERSION), Arrays.copyOf(blob, head)),
        "SSH signature: not of version 1");
    WireReader reader = new WireReader(Arrays.copyOfRange(blob, head, blob.length));
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

  private static byte[] blob(String text) {
    RefusedException.unless(
        text.startsWith(BEGIN)
            && text.endsWith(END)
            && text.length() > BEGIN.length() + END.length(),
        "SSH signature: not armoured");
    String base64 = text.substring(BEGIN.length(), text.length() - END.length()).replace("\n", "");
    byte[] blob = Base64.getDecoder().decode(base64);
    RefusedException.unless(
        armoured(blob).equals(text), "SSH signature: armoured in another way than OpenSSH's");
    return blob;
  }

  private static String armoured(byte[] blob) {
    String base64 = Base64.getEncoder().encodeToString(blob);
    return BEGIN + base64.replaceAll("(.{" + WIDTH + "})(?!$)", "$1\n") + END;
  }

  private static byte[] signed(String namespace, String digest, byte[] message) {
    return signedDigest(namespace, digest, hash(digest, message));
  }

  private static byte[] signedDigest(String namespace, String digest, byte[] hash) {
    byte[] fields = new WireWriter().text(namespace).text("").text(digest).string(hash).bytes();
    return joined(MAGIC, fields);
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      joined.writeBytes(part);
    }
    return joined.toByteArray();
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
