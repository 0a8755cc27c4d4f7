package org.tallystick.sftp.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.apache.sshd.common.NamedResource;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.common.signature.BuiltinSignatures;
import org.apache.sshd.common.signature.Signature;
import org.apache.sshd.common.util.buffer.ByteArrayBuffer;
import org.apache.sshd.common.util.security.SecurityUtils;
import org.tallystick.platform.InvalidSettingException;

/// The server's own keys: Ed25519 and RSA of 4096 bits, made on the first start, read by their owner only.
final class HostKeys {

  private static final String ED25519_FILE = "ssh_host_ed25519_key";
  private static final String RSA_FILE = "ssh_host_rsa_key";
  private static final String NEXT = ".next";
  private static final int RSA_BITS = 4096;
  private static final int ED25519_BITS = 256;
  private static final Set<PosixFilePermission> OWNER_ONLY =
      Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

  private HostKeys() {}

  /// @throws IOException the keys can be neither read nor made
  static List<KeyPair> in(Path directory) throws IOException, GeneralSecurityException {
    return List.of(
        key(directory.resolve(ED25519_FILE), SecurityUtils.ED25519, ED25519_BITS),
        key(directory.resolve(RSA_FILE), KeyUtils.RSA_ALGORITHM, RSA_BITS));
  }

  static boolean hasNext(Path directory) {
    return Files.exists(directory.resolve(ED25519_FILE + NEXT))
        && Files.exists(directory.resolve(RSA_FILE + NEXT));
  }

  /// The keys to come, made where they are missing.
  static List<KeyPair> nextIn(Path directory) throws IOException, GeneralSecurityException {
    return List.of(
        key(directory.resolve(ED25519_FILE + NEXT), SecurityUtils.ED25519, ED25519_BITS),
        key(directory.resolve(RSA_FILE + NEXT), KeyUtils.RSA_ALGORITHM, RSA_BITS));
  }

  /// Makes the next keys the current ones; those they replace stay beside them as `.previous`. At no moment is there no key.
  static void promote(Path directory) throws IOException {
    for (String name : List.of(ED25519_FILE, RSA_FILE)) {
      Path current = directory.resolve(name);
      Path next = directory.resolve(name + NEXT);
      if (Files.exists(next)) {
        Files.copy(
            current,
            directory.resolve(name + ".previous"),
            StandardCopyOption.REPLACE_EXISTING,
            StandardCopyOption.COPY_ATTRIBUTES);
        Files.move(next, current, StandardCopyOption.ATOMIC_MOVE);
        Files.move(
            directory.resolve(name + NEXT + ".pub"),
            directory.resolve(name + ".pub"),
            StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  /// As a `.pub` file has it, without a comment.
  static String line(KeyPair key) {
    return PublicKeyEntry.toString(key.getPublic());
  }

  /// Signs messages in the wire form: string algorithm, string signature (RFC 4253 §6.6, RFC 8709 §6).
  static UnaryOperator<byte[]> signer(KeyPair ed25519) {
    return message -> {
      Signature signature = BuiltinSignatures.ed25519.create();
      ByteArrayBuffer wire = new ByteArrayBuffer();
      try {
        signature.initSigner(null, ed25519.getPrivate());
        signature.update(null, message);
        wire.putString(KeyPairProvider.SSH_ED25519);
        wire.putBytes(signature.sign(null));
      } catch (Exception failed) {
        throw new IllegalStateException("TLY-0322 host key: could not sign", failed);
      }
      return wire.getCompactData();
    };
  }

  private static KeyPair key(Path file, String algorithm, int bits)
      throws IOException, GeneralSecurityException {
    if (!Files.exists(file)) {
      create(file, algorithm, bits);
    }
    requireOwnerOnly(file);
    try (InputStream in = Files.newInputStream(file)) {
      Iterable<KeyPair> keys =
          SecurityUtils.loadKeyPairIdentities(
              null, NamedResource.ofName(file.toString()), in, null);
      if (keys == null || !keys.iterator().hasNext()) {
        throw new IOException(
            "TLY-0320 host key "
                + file
                + ": holds no key; restore it from a backup, or remove it to have a new one made");
      }
      return keys.iterator().next();
    }
  }

  /// Who can read the key can pretend to be this server.
  private static void requireOwnerOnly(Path file) throws IOException {
    Set<PosixFilePermission> found = Files.getPosixFilePermissions(file);
    if (!OWNER_ONLY.containsAll(found)) {
      throw new InvalidSettingException(
          "TLY-0321 host key "
              + file
              + ": its permissions are "
              + PosixFilePermissions.toString(found)
              + ", expected rw-------; run chmod 600 on it and, if others could read it, replace it");
    }
  }

  private static void create(Path file, String algorithm, int bits)
      throws IOException, GeneralSecurityException {
    // For RSA the JDK finds primes several times faster than the library's preferred provider.
    var generator =
        algorithm.equals(KeyUtils.RSA_ALGORITHM)
            ? KeyPairGenerator.getInstance(algorithm)
            : SecurityUtils.getKeyPairGenerator(algorithm);
    generator.initialize(bits);
    KeyPair pair = generator.generateKeyPair();
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(fresh);
    Files.createFile(
        fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try (OutputStream out = Files.newOutputStream(fresh, StandardOpenOption.WRITE)) {
      OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(pair, "tallystick", null, out);
    }
    try (OutputStream out =
        Files.newOutputStream(file.resolveSibling(file.getFileName() + ".pub"))) {
      OpenSSHKeyPairResourceWriter.INSTANCE.writePublicKey(pair, "tallystick", out);
    }
    Files.move(fresh, file);
  }
}
