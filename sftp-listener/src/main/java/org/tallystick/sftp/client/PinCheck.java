package org.tallystick.sftp.client;

import java.net.SocketAddress;
import java.security.PublicKey;
import java.util.Optional;
import org.apache.sshd.client.keyverifier.ServerKeyVerifier;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.AttributeRepository;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.jspecify.annotations.Nullable;
import org.tallystick.partner.PublicKeyText;

/// Compares the host key of one connection with the pinned one, and keeps what was offered (RCL-1).
final class PinCheck {

  static final AttributeRepository.AttributeKey<PinCheck> KEY =
      new AttributeRepository.AttributeKey<>();

  /// For all connections: each brings its own check.
  static final ServerKeyVerifier VERIFIER = PinCheck::verify;

  private final Optional<PublicKeyText> pinned;
  private volatile @Nullable PublicKeyText offered;

  PinCheck(Optional<PublicKeyText> pinned) {
    this.pinned = pinned;
  }

  private static boolean verify(ClientSession session, SocketAddress address, PublicKey key) {
    AttributeRepository context = session.getConnectionContext();
    PinCheck check = context == null ? null : context.getAttribute(KEY);
    return check != null && check.isRight(key);
  }

  private boolean isRight(PublicKey key) {
    PublicKeyText shown = PublicKeyText.parse(PublicKeyEntry.toString(key));
    offered = shown;
    return pinned.filter(shown::equals).isPresent();
  }

  Optional<PublicKeyText> pinned() {
    return pinned;
  }

  Optional<PublicKeyText> offered() {
    return Optional.ofNullable(offered);
  }
}
