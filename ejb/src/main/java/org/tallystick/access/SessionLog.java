package org.tallystick.access;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Locale;
import org.tallystick.evidence.leaf.EventType;
import org.tallystick.evidence.name.RawPath;
import org.tallystick.ledger.Event;
import org.tallystick.ledger.Ledger;
import org.tallystick.ledger.LogId;
import org.tallystick.partner.CredentialCheck;
import org.tallystick.partner.PartnerId;
import org.tallystick.partner.PartnerSession;
import org.tallystick.platform.Excerpt;

/// What the SFTP server tells of its sessions.
@Stateless
@RolesAllowed("partner")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class SessionLog {

  private static final int LONGEST_WORD = 500;

  @Inject private Ledger ledger;

  /// A client is signed in; durable on return.
  ///
  /// @param how `key SHA256:…` or `password`
  /// @param client the client's SSH version string
  /// @param algorithms key exchange, host key, cipher and MAC that were agreed
  /// @param offered how many other keys the client had offered before
  public void opened(
      PartnerSession session,
      String how,
      String client,
      String algorithms,
      int offered,
      SignInProof proof) {
    ledger.append(
        session.log(),
        transaction ->
            transaction.append(
                proof.describe(
                    session
                        .event(EventType.SESSION_OPENED)
                        .text("how", how)
                        .text("client", cut(client))
                        .text("algorithms", cut(algorithms))
                        .integer("offered", offered))));
  }

  /// A sign-in failed; durable on return. Of a known login it goes to the partner's log, otherwise to `system`.
  ///
  /// @param how what was presented: `key SHA256:…` or `password`
  /// @param tries how many tries this one event sums up
  public void refused(
      String login, String peer, String how, int tries, CredentialCheck.Refused refused) {
    LogId log = refused.partner().map(PartnerId::log).orElse(LogId.SYSTEM);
    ledger.append(
        log,
        transaction -> {
          Event event =
              Event.of(EventType.AUTH_FAILED)
                  .peer(peer)
                  .text("login", cut(login))
                  .text("how", cut(how))
                  .integer("tries", tries)
                  .text(
                      "reason", refused.reason().name().toLowerCase(Locale.ROOT).replace('_', ' '));
          refused.account().ifPresent(account -> event.account(account.value()));
          return transaction.append(event);
        });
  }

  /// The client asked for a command or a shell that is not answered; durable on return.
  ///
  /// @param command as it came; empty for a shell
  /// @param reason what the client is told
  public void commandRefused(PartnerSession session, String command, String reason) {
    ledger.append(
        session.log(),
        transaction ->
            transaction.append(
                session
                    .event(EventType.OPERATION_REFUSED)
                    .text("operation", command.isEmpty() ? "open a shell" : "run a command")
                    .path("entry", RawPath.ROOT)
                    .text("reason", command.isEmpty() ? reason : cut(command) + ": " + reason)));
  }

  /// The session is over; nobody waits.
  public void closed(PartnerSession session, String reason) {
    ledger.appendLater(
        session.log(),
        transaction ->
            transaction.append(
                session.event(EventType.SESSION_CLOSED).text("reason", cut(reason))));
  }

  /// The STATs of a minute; nobody waits.
  public void asked(PartnerSession session, long count) {
    ledger.appendLater(
        session.log(),
        transaction ->
            transaction.append(session.event(EventType.ATTRIBUTES_ASKED).integer("count", count)));
  }

  /// Strings from outside are cut, so that nobody fills the log with them.
  private static String cut(String text) {
    return Excerpt.of(text.replaceAll("\\p{Cntrl}", "?"), LONGEST_WORD);
  }
}
