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
import org.tallystick.access.SignInProof;
import org.tallystick.ledger.SessionId;
import org.tallystick.partner.CredentialCheck;
import org.tallystick.partner.PartnerSession;
import org.tallystick.partner.PublicKeyText;

/// Asks the archive who knocks, and records the result before the client hears of it (ACC-1). When it cannot be recorded, nobody gets in.
final class SignIns implements PublickeyAuthenticator, PasswordAuthenticator {

  /// The signed-in session, once it is.
  static final AttributeKey<PartnerSession> PARTNER_SESSION = new AttributeKey<>();

  /// Where the session's channels join; there as long as the session is.
  static final AttributeKey<SessionEnd> SESSION_END = new AttributeKey<>();

  /// The public key request that is being answered, while it is.
  static final AttributeKey<KeyRequest> REQUEST = new AttributeKey<>();

  private static final AttributeKey<CredentialCheck.Known> CHECKED = new AttributeKey<>();
  private static final AttributeKey<Offers> OFFERS = new AttributeKey<>();
  private static final Logger LOGGER = Logger.getLogger(SignIns.class.getName());

  /// Keys offered in vain, for which login, and what the last answer was.
  private record Offers(String login, OfferedKeys keys, CredentialCheck.Refused refused) {}

  private final PartnerGate gate;
  private final OpenSessions sessions;

  SignIns(PartnerGate gate, OpenSessions sessions) {
    this.gate = gate;
    this.sessions = sessions;
  }

  /// Asked once when a key is offered and again when it is used; the signature is verified afterwards, then {@link #opened} follows.
  @Override
  public boolean authenticate(String login, PublicKey key, ServerSession session) {
    byte[] blob = blob(key);
    String fingerprint = PublicKeyText.fingerprint(blob);
    KeyRequest request = session.getAttribute(REQUEST);
    if (request != null && !request.isSigned()) {
      return offered(login, fingerprint, blob, session);
    }
    return decide(
            login,
            "key " + fingerprint,
            session,
            archive -> archive.credentials().check(login, blob))
        .isPresent();
  }

  /// Nothing is proven yet: a key in vain is only noted, and told when the session ends (or opens with another).
  private boolean offered(String login, String fingerprint, byte[] blob, ServerSession session) {
    try {
      return switch (gate.enter(archive -> archive.credentials().check(login, blob))) {
        case CredentialCheck.Known known -> true;
        case CredentialCheck.Refused refused -> {
          Offers before = session.getAttribute(OFFERS);
          OfferedKeys keys = before == null ? new OfferedKeys() : before.keys();
          keys.add(fingerprint);
          session.setAttribute(OFFERS, new Offers(login, keys, refused));
          yield false;
        }
      };
    } catch (IOException | RuntimeException failed) {
      LOGGER.log(
          Level.WARNING,
          "TLY-0310 sign-in of '" + login + "' could not be decided or recorded",
          failed);
      return false;
    }
  }

  @Override
  public boolean authenticate(String login, String password, ServerSession session) {
    return decide(
                login, "password", session, archive -> archive.credentials().check(login, password))
            .isPresent()
        && opened(session, login, Optional.empty());
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
          record(login, how, 1, refused, session);
          yield Optional.empty();
        }
      };
    } catch (IOException | RuntimeException failed) {
      LOGGER.log(
          Level.WARNING,
          "TLY-0310 sign-in of '" + login + "' could not be decided or recorded",
          failed);
      return Optional.empty();
    }
  }

  private void record(
      String login, String how, int tries, CredentialCheck.Refused refused, ServerSession session)
      throws IOException {
    gate.enter(archive -> {
      archive.sessions().refused(login, peer(session), how, tries, refused);
      return refused;
    });
  }

  /// The client has proven who it is: records its session.
  ///
  /// @param signed empty for a password
  /// @return false when the session could not be recorded or is one too many, so the client is not let in
  boolean opened(ServerSession session, String login, Optional<SignInProof.KeySignature> signed) {
    CredentialCheck.Known known = session.getAttribute(CHECKED);
    if (known == null) {
      return false;
    }
    if (!sessions.admit(known.account())) {
      LOGGER.warning(
          "TLY-0315 account "
              + known.account()
              + ": has "
              + sessions.most()
              + " sessions already, expected no more");
      refused(session, login, CredentialCheck.Reason.TOO_MANY_SESSIONS);
      return false;
    }
    PartnerSession opened =
        new PartnerSession(SessionId.random(), known.account(), known.partner(), peer(session));
    Offers offers = session.getAttribute(OFFERS);
    SignInProof proof = new SignInProof(login, session.getSessionId(), signed);
    try {
      gate.enter(archive -> {
        archive
            .sessions()
            .opened(
                opened,
                known.how(),
                String.valueOf(session.getClientVersion()),
                offers == null ? 0 : offers.keys().count(),
                proof);
        return opened;
      });
    } catch (IOException | RuntimeException failed) {
      sessions.over(known.account());
      LOGGER.log(
          Level.WARNING,
          "TLY-0311 session of " + known.account() + " could not be recorded",
          failed);
      return false;
    }
    session.setAttribute(SESSION_END, new SessionEnd(() -> ended(opened, "the connection ended")));
    session.setAttribute(PARTNER_SESSION, opened);
    return true;
  }

  /// The key was known but the signature was not its own.
  void unproven(String login, ServerSession session) {
    refused(session, login, CredentialCheck.Reason.WRONG_SIGNATURE);
  }

  private void refused(ServerSession session, String login, CredentialCheck.Reason reason) {
    CredentialCheck.Known known = session.getAttribute(CHECKED);
    if (known == null) {
      return;
    }
    try {
      CredentialCheck.Refused refused =
          new CredentialCheck.Refused(
              reason, Optional.of(known.account()), Optional.of(known.partner()));
      record(login, known.how(), 1, refused, session);
    } catch (IOException | RuntimeException failed) {
      LOGGER.log(
          Level.WARNING,
          "TLY-0312 a refused sign-in of " + known.account() + " could not be recorded",
          failed);
    }
  }

  /// The connection is over. What it offered in vain is told now, unless it came in after all.
  void closed(ServerSession session) {
    SessionEnd end = session.getAttribute(SESSION_END);
    if (end != null) {
      end.leave();
      return;
    }
    Offers offers = session.getAttribute(OFFERS);
    if (offers == null) {
      return;
    }
    try {
      record(
          offers.login(), offers.keys().words(), offers.keys().count(), offers.refused(), session);
    } catch (IOException | RuntimeException failed) {
      LOGGER.log(Level.WARNING, "TLY-0312 keys offered in vain could not be recorded", failed);
    }
  }

  private void ended(PartnerSession opened, String reason) {
    try {
      gate.enter(archive -> {
        archive.handouts().left(opened);
        archive.sessions().closed(opened, reason);
        return opened;
      });
    } catch (IOException | RuntimeException failed) {
      LOGGER.log(
          Level.WARNING,
          "TLY-0313 the end of session " + opened.id() + " could not be recorded",
          failed);
    } finally {
      sessions.over(opened.account());
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
