package org.tallystick.sftp.server;

import java.io.IOException;
import java.net.InetAddress;
import java.security.PublicKey;
import java.time.Clock;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.sshd.common.AttributeRepository.AttributeKey;
import org.apache.sshd.common.config.keys.OpenSshCertificate;
import org.apache.sshd.server.auth.password.PasswordAuthenticator;
import org.apache.sshd.server.auth.pubkey.PublickeyAuthenticator;
import org.apache.sshd.server.session.ServerSession;
import org.jspecify.annotations.Nullable;
import org.tallystick.access.SignInProof;
import org.tallystick.guard.FailedTries;
import org.tallystick.ledger.SessionId;
import org.tallystick.partner.Approach;
import org.tallystick.partner.CredentialCheck;
import org.tallystick.partner.PartnerSession;
import org.tallystick.partner.PublicKeyText;
import org.tallystick.partner.UserCertificate;

/// Asks the archive who knocks, and records the result before the client hears of it (ACC-1). When it cannot be recorded, nobody gets in.
final class SignIns implements PublickeyAuthenticator, PasswordAuthenticator {

  /// The signed-in session, once it is.
  static final AttributeKey<PartnerSession> PARTNER_SESSION = new AttributeKey<>();

  /// Where the session's channels join; there as long as the session is.
  static final AttributeKey<SessionEnd> SESSION_END = new AttributeKey<>();

  /// The public key request that is being answered, while it is.
  static final AttributeKey<KeyRequest> REQUEST = new AttributeKey<>();

  /// There once the archive was asked about the key of the request that is being answered.
  static final AttributeKey<Boolean> ASKED = new AttributeKey<>();

  private static final AttributeKey<UserCertificate> CERTIFICATE = new AttributeKey<>();
  private static final AttributeKey<CredentialCheck.Known> CHECKED = new AttributeKey<>();
  private static final AttributeKey<FailedTries.MayTry> TURN = new AttributeKey<>();
  private static final AttributeKey<Offers> OFFERS = new AttributeKey<>();
  private static final Logger LOGGER = Logger.getLogger(SignIns.class.getName());

  /// Keys offered in vain, for which login, and what the last answer was.
  private record Offers(String login, OfferedKeys keys, CredentialCheck.Refused refused) {}

  private final PartnerGate gate;
  private final OpenSessions sessions;
  private final Clock clock;

  SignIns(PartnerGate gate, OpenSessions sessions, Clock clock) {
    this.gate = gate;
    this.sessions = sessions;
    this.clock = clock;
  }

  /// Asked once when a key is offered and again when it is used; the signature is verified afterwards, then {@link #opened} follows.
  @Override
  public boolean authenticate(String login, PublicKey key, ServerSession session) {
    session.setAttribute(ASKED, true);
    KeyRequest request = session.getAttribute(REQUEST);
    Approach approach = approach(session, request != null && request.isWeak());
    if (key instanceof OpenSshCertificate presented) {
      UserCertificate certificate = Certificates.of(presented);
      session.setAttribute(CERTIFICATE, certificate);
      return authenticate(
          login,
          certificate.key(),
          session,
          request,
          archive -> archive.credentials().check(login, certificate, approach));
    }
    session.removeAttribute(CERTIFICATE);
    byte[] blob = Certificates.blob(key);
    return authenticate(
        login,
        PublicKeyText.fingerprint(blob),
        session,
        request,
        archive -> archive.credentials().check(login, blob, approach));
  }

  private boolean authenticate(
      String login,
      String fingerprint,
      ServerSession session,
      @Nullable KeyRequest request,
      PartnerGate.Visit<CredentialCheck> check) {
    return request != null && !request.isSigned()
        ? offered(login, fingerprint, check, session)
        : decide(login, "key " + fingerprint, session, check).isPresent();
  }

  private static Approach approach(ServerSession session, boolean weakly) {
    return new Approach(address(session), weakly || AlgorithmPolicy.isWeak(session));
  }

  /// Nothing is proven yet: a key in vain is only noted, and told when the session ends (or opens with another).
  private boolean offered(
      String login,
      String fingerprint,
      PartnerGate.Visit<CredentialCheck> check,
      ServerSession session) {
    try {
      return switch (gate.enter(check)) {
        case CredentialCheck.Known known -> true;
        case CredentialCheck.Refused refused -> {
          inVain(login, fingerprint, refused, session);
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

  private static void inVain(
      String login, String shown, CredentialCheck.Refused refused, ServerSession session) {
    Offers before = session.getAttribute(OFFERS);
    OfferedKeys keys = before == null ? new OfferedKeys() : before.keys();
    keys.add(shown);
    session.setAttribute(OFFERS, new Offers(login, keys, refused));
  }

  /// The library found a certificate wrong before the archive was asked.
  void invalidUnlessAsked(String login, ServerSession session) {
    if (session.getAttribute(ASKED) == null) {
      inVain(
          login,
          "certificate",
          CredentialCheck.refused(CredentialCheck.Reason.INVALID_CERTIFICATE, Optional.empty()),
          session);
    }
  }

  @Override
  public boolean authenticate(String login, String password, ServerSession session) {
    Approach approach = approach(session, false);
    session.removeAttribute(CERTIFICATE);
    return decide(
                login,
                "password",
                session,
                archive -> archive.credentials().check(login, password, approach))
            .isPresent()
        && opened(session, login, Optional.empty());
  }

  private Optional<CredentialCheck.Known> decide(
      String login, String how, ServerSession session, PartnerGate.Visit<CredentialCheck> check) {
    InetAddress address = address(session);
    try {
      FailedTries.Turn turn = gate.enter(archive -> archive.entrance().begin(login, address));
      if (!(turn instanceof FailedTries.MayTry mayTry)) {
        LOGGER.fine("sign-in of '" + login + "' from " + address + " is held off");
        return Optional.empty();
      }
      return switch (gate.enter(check)) {
        case CredentialCheck.Known known -> {
          session.setAttribute(CHECKED, known);
          session.setAttribute(TURN, mayTry);
          yield Optional.of(known);
        }
        case CredentialCheck.Refused refused -> {
          record(login, how, 1, refused, session);
          failed(mayTry, session);
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

  /// A try counts from when it begins; the last one an address may make shuts it out.
  private void failed(FailedTries.MayTry turn, ServerSession session) throws IOException {
    boolean banned = gate.enter(archive -> archive.entrance().failed(turn, address(session)));
    if (banned) {
      session.close(true);
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
    SignInProof proof =
        new SignInProof(
            login,
            session.getSessionId(),
            signed,
            Optional.ofNullable(session.getAttribute(CERTIFICATE)).map(Certificates::proof));
    LiveRecord live = LiveRecord.of(opened, session, clock.instant());
    try {
      gate.enter(archive -> {
        archive
            .sessions()
            .opened(
                opened,
                known.how(),
                live.client(),
                live.algorithms(),
                offers == null ? 0 : offers.keys().count(),
                proof);
        archive.entrance().succeeded(login, address(session));
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
    if (live.weak()) {
      LOGGER.warning(
          "TLY-0911 account "
              + known.account()
              + ": signed in with weak algorithms ("
              + live.algorithms()
              + "), which an exception allows for a while; have the partner renew its client");
    }
    SessionEnd end = new SessionEnd(reason -> ended(opened, reason));
    session.setAttribute(SESSION_END, end);
    session.setAttribute(PARTNER_SESSION, opened);
    session.setAttribute(LiveRecord.KEY, live);
    // Also when it ended while its beginning was recorded.
    session.addCloseFutureListener(closed -> end.leave());
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
      FailedTries.MayTry turn = session.getAttribute(TURN);
      if (turn != null && reason == CredentialCheck.Reason.WRONG_SIGNATURE) {
        failed(turn, session);
      }
    } catch (IOException | RuntimeException failed) {
      LOGGER.log(
          Level.WARNING,
          "TLY-0312 a refused sign-in of " + known.account() + " could not be recorded",
          failed);
    }
  }

  /// The connection is over. What it offered in vain is told now, unless it came in after all.
  void closed(ServerSession session) {
    Offers offers = session.getAttribute(OFFERS);
    if (offers == null || session.getAttribute(SESSION_END) != null) {
      return;
    }
    try {
      record(
          offers.login(), offers.keys().words(), offers.keys().count(), offers.refused(), session);
      if (gate.enter(archive -> archive.entrance().begin(offers.login(), address(session)))
          instanceof FailedTries.MayTry turn) {
        failed(turn, session);
      }
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

  private static InetAddress address(ServerSession session) {
    return PeerAddress.of(session)
        .orElseThrow(() -> new IllegalStateException("a connection from nowhere"));
  }

  private static String peer(ServerSession session) {
    return PeerAddress.words(session);
  }
}
