package org.tallystick.sftp.server;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.common.session.SessionContext;
import org.tallystick.partner.PublicKeyText;
import org.tallystick.proof.HostKey;
import org.tallystick.proof.SshHostKeys;

/// The keys the server has and those it will have. Thread-safe; changes are made one at a time.
final class ServerKeys implements KeyPairProvider, SshHostKeys {

  private final Path directory;
  private final HostKey hostKey;
  private volatile List<KeyPair> current;
  private volatile List<KeyPair> next;

  private ServerKeys(Path directory, HostKey hostKey, List<KeyPair> current, List<KeyPair> next) {
    this.directory = directory;
    this.hostKey = hostKey;
    this.current = current;
    this.next = next;
  }

  /// Reads the keys, or makes them, and presents them.
  static ServerKeys in(Path directory, HostKey hostKey)
      throws IOException, GeneralSecurityException {
    ServerKeys keys =
        new ServerKeys(
            directory,
            hostKey,
            HostKeys.in(directory),
            HostKeys.hasNext(directory) ? HostKeys.nextIn(directory) : List.of());
    keys.present();
    hostKey.keep(keys);
    return keys;
  }

  private void present() {
    KeyPair ed25519 = current.getFirst();
    hostKey.present(HostKeys.line(ed25519), HostKeys.signer(ed25519));
  }

  @Override
  public Iterable<KeyPair> loadKeys(SessionContext session) {
    return current;
  }

  /// All that clients are told of: the current ones first.
  List<byte[]> announced() {
    return Stream.concat(current.stream(), next.stream())
        .map(key -> Certificates.blob(key.getPublic()))
        .toList();
  }

  /// The key of that blob, current or next.
  Optional<KeyPair> find(byte[] blob) {
    return Stream.concat(current.stream(), next.stream())
        .filter(key -> Arrays.equals(blob, Certificates.blob(key.getPublic())))
        .findFirst();
  }

  @Override
  public List<String> current() {
    return fingerprints(current);
  }

  @Override
  public List<String> next() {
    return fingerprints(next);
  }

  private static List<String> fingerprints(List<KeyPair> keys) {
    return keys.stream()
        .map(key -> PublicKeyText.fingerprint(Certificates.blob(key.getPublic())))
        .toList();
  }

  @Override
  public synchronized List<String> prepare() {
    try {
      return fingerprints(HostKeys.nextIn(directory));
    } catch (IOException | GeneralSecurityException failed) {
      throw new IllegalStateException(
          "TLY-0920 host keys: the next ones could not be made in " + directory, failed);
    }
  }

  @Override
  public synchronized void announce() {
    try {
      next = HostKeys.nextIn(directory);
    } catch (IOException | GeneralSecurityException failed) {
      throw new IllegalStateException(
          "TLY-0921 host keys: the next ones could not be read in " + directory, failed);
    }
  }

  @Override
  public synchronized void promote() {
    try {
      HostKeys.promote(directory);
    } catch (IOException failed) {
      throw new IllegalStateException(
          "TLY-0922 host keys: could not be changed in "
              + directory
              + "; mend the directory and promote again",
          failed);
    }
    current = next;
    next = List.of();
    present();
  }
}
