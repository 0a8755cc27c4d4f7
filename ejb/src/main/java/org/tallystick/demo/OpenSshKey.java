package org.tallystick.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.util.OpenSSHPrivateKeyUtil;
import org.bouncycastle.crypto.util.OpenSSHPublicKeyUtil;

/// A new Ed25519 key pair as OpenSSH keeps it: the private key in a file only its owner reads, the public key beside it in `.pub`.
record OpenSshKey(String publicLine) {

  private static final Base64.Encoder LINES = Base64.getMimeEncoder(70, new byte[] {'\n'});

  static OpenSshKey create(Path privateFile, String label) throws IOException {
    Ed25519PrivateKeyParameters key = new Ed25519PrivateKeyParameters(new SecureRandom());
    String pem =
        "-----BEGIN OPENSSH PRIVATE KEY-----\n"
            + LINES.encodeToString(OpenSSHPrivateKeyUtil.encodePrivateKey(key))
            + "\n-----END OPENSSH PRIVATE KEY-----\n";
    String line =
        "ssh-ed25519 "
            + Base64.getEncoder()
                .encodeToString(OpenSSHPublicKeyUtil.encodePublicKey(key.generatePublicKey()))
            + " "
            + label;
    Files.createFile(
        privateFile,
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(privateFile, pem, StandardOpenOption.TRUNCATE_EXISTING);
    Files.writeString(privateFile.resolveSibling(privateFile.getFileName() + ".pub"), line + "\n");
    return new OpenSshKey(line);
  }
}
