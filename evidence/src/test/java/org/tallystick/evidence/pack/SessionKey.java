package org.tallystick.evidence.pack;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.HexFormat;
import org.tallystick.evidence.leaf.EventDocument;
import org.tallystick.evidence.note.Ed25519;

/// The key of a partner's client, which signs sessions as an SSH client does (RFC 4252 §7).
final class SessionKey {

  private static final byte[] KIND = ascii("ssh-ed25519");

  private final KeyPair pair;
  private final byte[] blob;

  SessionKey() {
    try {
      pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    } catch (GeneralSecurityException impossible) {
      throw new AssertionError(impossible);
    }
    blob = SmallArchive.wire(KIND, Ed25519.bytesOf(pair.getPublic()));
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  byte[] signature(byte[] session, String login) {
    java.io.ByteArrayOutputStream message = new java.io.ByteArrayOutputStream();
    message.writeBytes(SmallArchive.wire(session));
    message.write(50);
    message.writeBytes(
        SmallArchive.wire(ascii(login), ascii("ssh-connection"), ascii("publickey")));
    message.write(1);
    message.writeBytes(SmallArchive.wire(KIND, blob));
    return SmallArchive.wire(KIND, Ed25519.sign(pair.getPrivate(), message.toByteArray()));
  }

  void put(EventDocument.Builder event, byte[] session, byte[] signature) {
    Base64.Encoder base64 = Base64.getEncoder();
    event
        .text("key", base64.encodeToString(blob))
        .text("signature", base64.encodeToString(signature))
        .text("sshSession", HexFormat.of().formatHex(session));
  }
}
