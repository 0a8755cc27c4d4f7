package org.tallystick.sftp.server;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.security.PublicKey;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.sshd.common.AttributeRepository.AttributeKey;
import org.apache.sshd.common.util.buffer.ByteArrayBuffer;
import org.apache.sshd.server.auth.password.PasswordAuthenticator;
import org.apache.sshd.server.auth.pubkey.PublickeyAuthenticator;
import org.apache.sshd.server.session.ServerSession;
import org.tallystick.ledger.LedgerFault;
import org.tallystick.ledger.SessionId;
import org.tallystick.partner.CredentialCheck;
import org.tallystick.partner.PartnerSession;
import org.tallystick.partner.PublicKeyText;

/// Asks the archive who knocks, and records the result before the client hears of it (ACC-1). When it cannot be recorded, nobody gets in.
final class SignIns implements PublickeyAuthenticator, PasswordAuthenticator {

  /// The signed-in session, once it is.
  static final AttributeKey<PartnerSession> PARTNER_SESSION = new AttributeKey<>();

  private static final AttributeKey<CredentialCheck.Known> CHECKED = new AttributeKey<>();
  private static final Logger LOGGER = Logger.getLogger(SignIns.class.getName());

  private final PartnerGate gate;

  SignIns(PartnerGate gate) {
    this.gate = gate;
  }

  /// Asked once when a key is offered and again when it is used; the signature is verified afterwards, then {@link #opened} follows.
  @Override
  public boolean authenticate(String login, PublicKey key, ServerSession session) {
    byte[] blob = blob(key);
    return decide(login, "key " + PublicKeyText.fingerprint(blob), session, archive -> archive.credentials().check(login, blob))
        .isPresent();
  }

  @Override
  public boolean authenticate(String login, String password, ServerSession session) {
    return decide(login, "password", session, archive -> archive.credentials().check(login, password)).isPresent()
        && opened(session);
  }

  private Optional<CredentialCheck.Known> decide(
      String login, String how, ServerSession session, PartnerGate.Visit<CredentialCheck> check) {
    try {
      return switch (gate.enter(check)) {
        case CredentialCheck.Known known -> {
          session.setAttribute(CHECKED, known);
          yield Optional.of(known);
        }
        case CredentialCheck.Refused refused -> {
          gate.enter(
              archive -> {
                archive.sessions().refused(login, peer(session), how, refused);
                return refused;
              });
          yield Optional.empty();
        }
      };
    } catch (IOException | RuntimeException failed) {
      LOGGER.log(Level.WARNING, "TLY-0310 sign-in of '" + login + "' could not be decided or recorded", failed);
      return Optional.empty();
    }
  }

  /// The client has proven who it is: records its session.
  ///
  /// @return false when the session could not be recorded, so the client is not let in
  boolean opened(ServerSession session) {
    CredentialCheck.Known known = session.getAttribute(CHECKED);
    if (known == null) {
      return false;
    }
    PartnerSession opened =
        new PartnerSession(SessionId.random(), known.account(), known.partner(), peer(session));
    try {
      gate.enter(
          archive -> {
            archive.sessions().opened(opened, known.how(), String.valueOf(session.getClientVersion()));
            return opened;
          });
    } catch (IOException | LedgerFault failed) {
      LOGGER.log(Level.WARNING, "TLY-0311 session of " + known.account() + " could not be recorded", failed);
      return false;
    }
    session.setAttribute(PARTNER_SESSION, opened);
    return true;
  }

  /// The key was known but the signature was not its own.
  void unproven(String login, ServerSession session) {
    CredentialCheck.Known known = session.getAttribute(CHECKED);
    if (known == null) {
      return;
    }
    try {
      gate.enter(
          archive -> {
            archive
                .sessions()
                .refused(
                    login,
                    peer(session),
                    known.how(),
                    new CredentialCheck.Refused(
                        CredentialCheck.Reason.WRONG_SIGNATURE, Optional.of(known.account()), Optional.of(known.partner())));
            return known;
          });
    } catch (IOException | LedgerFault failed) {
      LOGGER.log(Level.WARNING, "TLY-0312 a wrong signature could not be recorded", failed);
    }
  }

  void closed(ServerSession session, String reason) {
    PartnerSession opened = session.getAttribute(PARTNER_SESSION);
    if (opened == null) {
      return;
    }
    try {
      gate.enter(
          archive -> {
            archive.sessions().closed(opened, reason);
            return opened;
          });
    } catch (IOException | RuntimeException failed) {
      LOGGER.log(Level.WARNING, "TLY-0313 the end of session " + opened.id() + " could not be recorded", failed);
    }
  }

  private static byte[] blob(PublicKey key) {
    ByteArrayBuffer buffer = new ByteArrayBuffer();
    buffer.putRawPublicKey(key);
    return buffer.getCompactData();
  }

  private static String peer(ServerSession session) {
    SocketAddress address = session.getClientAddress();
    return address instanceof InetSocketAddress internet
        ? internet.getAddress().getHostAddress() + ":" + internet.getPort()
        : String.valueOf(address);
  }
}
