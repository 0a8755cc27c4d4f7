package org.tallystick.remote;

import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.tallystick.archive.Document;
import org.tallystick.evidence.leaf.EventType;
import org.tallystick.evidence.name.RawName;
import org.tallystick.ledger.ConfigurationChange;
import org.tallystick.ledger.Event;
import org.tallystick.ledger.LeafKey;
import org.tallystick.ledger.Ledger;
import org.tallystick.ledger.LedgerPosition;
import org.tallystick.ledger.LogId;
import org.tallystick.partner.Configured;
import org.tallystick.partner.InterfaceId;
import org.tallystick.partner.PartnerInterface;
import org.tallystick.partner.PublicKeyText;
import org.tallystick.platform.CallerName;
import org.tallystick.platform.Transactions;
import org.tallystick.remote.client.RemoteAccess;
import org.tallystick.remote.client.RemotePath;
import org.tallystick.remote.client.RemoteRegister;
import org.tallystick.remote.client.TestReport;
import org.tallystick.remote.poll.FailingFile;
import org.tallystick.remote.poll.SeenFiles;
import org.tallystick.remote.push.PushQueue;
import org.tallystick.remote.push.Waiting;

/// An operator tries servers, confirms their keys, has them looked at now, and says what becomes of files that could not be fetched or brought.
@Stateless
@RolesAllowed({"operator", "administrator"})
@TransactionManagement(TransactionManagementType.BEAN)
public class RemoteOperation {

  private static final int LONGEST_REASON = 500;

  @PersistenceContext private EntityManager entities;
  @Inject private Jobs jobs;
  @Inject private RemoteNotes notes;
  @Inject private RemoteRegister register;
  @Inject private PushQueue queue;
  @Inject private SeenFiles seen;
  @Inject private Bell bell;
  @Inject private Ledger ledger;
  @Inject private Transactions transactions;
  @Inject private Clock clock;
  @Resource private SessionContext context;

  /// Tries everything step by step. What went well ends the time for which the server is left alone.
  ///
  /// @param write whether a file is written, renamed and removed in the directory
  /// @return empty when there is no such server
  public Optional<TestReport> test(
      RemoteServerId id, Optional<RemotePath> directory, boolean write) {
    Optional<RemoteAccess> access =
        transactions.call(() ->
            Optional.ofNullable(entities.find(RemoteServer.class, id.value())).map(jobs::access));
    Optional<TestReport> report = access.map(one -> register.client().test(one, directory, write));
    if (report.filter(TestReport::succeeded).isPresent()) {
      notes.close(id);
      transactions.call(() -> {
        Instant now = clock.instant();
        jobs.bindings().stream()
            .filter(binding -> binding.terms().server().equals(id))
            .map(binding -> entities.find(RemoteBindingState.class, binding.agreed().value()))
            .forEach(state -> state.wanted(now));
        return id;
      });
      bell.ring();
    }
    return report;
  }

  /// Confirms the key that the server showed last. Where another was confirmed before, it is replaced, and the event says why.
  ///
  /// @param fingerprint as the person compared it
  /// @param reason may be left out the first time
  public Configured<RemoteServer> pin(
      RemoteServerId id, String fingerprint, Optional<String> reason) {
    reason.ifPresent(RemoteOperation::requireReason);
    String user = CallerName.in(context);
    Configured<RemoteServer> outcome =
        ledger.append(
            LogId.SYSTEM,
            transaction -> {
              RemoteServer server = entities.find(RemoteServer.class, id.value());
              if (server == null) {
                return new Configured.Unknown<>("remote server " + id + ": there is none");
              }
              Optional<PublicKeyText> offered =
                  Optional.ofNullable(entities.find(RemoteServerState.class, id.value()))
                      .flatMap(RemoteServerState::offered);
              if (offered.filter(key -> key.fingerprint().equals(fingerprint)).isEmpty()) {
                return new Configured.Conflict<>(
                    "remote server "
                        + id
                        + ": found "
                        + fingerprint
                        + ", expected the fingerprint it showed last"
                        + offered.map(key -> ", " + key.fingerprint()).orElse("")
                        + "; test the connection and compare again");
              }
              Optional<PublicKeyText> before = server.pinned();
              if (before.isPresent() && reason.isEmpty()) {
                return new Configured.Conflict<>(
                    "remote server "
                        + id
                        + ": has the pinned key "
                        + before.get().fingerprint()
                        + "; say why it is replaced");
              }
              Event event =
                  new ConfigurationChange(
                          before.isPresent()
                              ? "remote host key replaced"
                              : "remote host key confirmed",
                          id.value(),
                          before.map(PublicKeyText::fingerprint).orElse(null),
                          fingerprint)
                      .by(user)
                      .text("partner", id.partner().value());
              reason.ifPresent(why -> event.text("reason", why.strip()));
              transaction.append(event);
              server.pin(offered.orElseThrow(), user, transaction.now());
              return new Configured.Done<>(server);
            });
    if (outcome instanceof Configured.Done<RemoteServer>) {
      register.client().forget(id.value());
      notes.close(id);
    }
    return outcome;
  }

  /// Has the directory looked at, or what waits brought, within a second or two.
  ///
  /// @return false when the interface is bound to no remote server
  public boolean now(InterfaceId agreed) {
    boolean isBound =
        transactions.call(() -> {
          RemoteBindingState state = entities.find(RemoteBindingState.class, agreed.value());
          if (state == null) {
            return false;
          }
          state.wanted(clock.instant());
          return true;
        });
    bell.ring();
    return isBound;
  }

  /// Brings a file that could not be brought after all, from its first byte.
  public Configured<LedgerPosition> again(LedgerPosition document) {
    String user = CallerName.in(context);
    Configured<LedgerPosition> outcome =
        ledger.append(
            LogId.SYSTEM,
            transaction -> {
              Optional<Waiting> waiting = queue.find(document);
              if (waiting.filter(queue::isSuperseded).isPresent()) {
                return new Configured.Conflict<>(
                    "document "
                        + document
                        + ": another file of this name was sent since, which it would replace; give this one up");
              }
              if (waiting.isEmpty() || !queue.again(document, transaction.now())) {
                return waitsNot(document);
              }
              RemoteBindingState state =
                  entities.find(RemoteBindingState.class, waiting.get().agreed().value());
              if (state != null) {
                state.wanted(transaction.now());
              }
              transaction.append(
                  ConfigurationChange.of("delivery tried again", document.toString())
                      .by(user)
                      .text("partner", document.log().value()));
              return new Configured.Done<>(document);
            });
    bell.ring();
    return outcome;
  }

  /// Gives a file up: nobody brings it any more. The document's story says who and why.
  public Configured<LedgerPosition> giveUp(LedgerPosition document, String reason) {
    requireReason(reason);
    String user = CallerName.in(context);
    return ledger.append(
        document.log(),
        transaction -> {
          Optional<Waiting> waiting = queue.find(document);
          Document known = entities.find(Document.class, LeafKey.of(document));
          if (waiting.isEmpty() || known == null || !queue.remove(document)) {
            return waitsNot(document);
          }
          RemoteBinding binding =
              entities.find(RemoteBinding.class, waiting.get().agreed().value());
          Event event =
              Event.of(EventType.DELIVERY_FAILED)
                  .user(user)
                  .about(document.index())
                  .placed(document.index())
                  .text("interface", waiting.get().agreed().value())
                  .text("reason", reason.strip())
                  .text("final", "yes");
          if (binding != null) {
            event
                .text("remote", binding.terms().server().value())
                .text(
                    "remotePath",
                    binding.terms().directory().resolve(waiting.get().name()).encoded());
          }
          known
              .path()
              .ifPresent(path ->
                  event
                      .path(path.parent().orElseThrow())
                      .file(path.name().orElseThrow(), known.digest(), known.size()));
          transaction.append(event);
          return new Configured.Done<>(document);
        });
  }

  /// Has a file of a partner's server tried again that could not be fetched, or not be dealt with there.
  public Configured<RawName> fetchAgain(InterfaceId agreed, RawName name) {
    String user = CallerName.in(context);
    Configured<RawName> outcome =
        ledger.append(
            LogId.SYSTEM,
            transaction -> {
              RemoteBindingState state = entities.find(RemoteBindingState.class, agreed.value());
              if (state == null || !seen.again(agreed, name)) {
                return failsNot(agreed, name);
              }
              state.wanted(transaction.now());
              transaction.append(
                  ConfigurationChange.of("fetching tried again", agreed + ", " + name.encoded())
                      .by(user));
              return new Configured.Done<>(name);
            });
    bell.ring();
    return outcome;
  }

  /// Leaves such a file alone for as long as it stays as it is there. The partner's log says who and why.
  public Configured<RawName> leave(InterfaceId agreed, RawName name, String reason) {
    requireReason(reason);
    String user = CallerName.in(context);
    Optional<PartnerInterface> known =
        transactions.call(
            () -> Optional.ofNullable(entities.find(PartnerInterface.class, agreed.value())));
    if (known.isEmpty()) {
      return failsNot(agreed, name);
    }
    return ledger.append(
        known.get().partner().log(),
        transaction -> {
          RemoteBinding binding = entities.find(RemoteBinding.class, agreed.value());
          Optional<FailingFile> failing = seen.failing(agreed, name);
          if (binding == null || failing.isEmpty() || !seen.leave(agreed, name)) {
            return failsNot(agreed, name);
          }
          transaction.append(
              Event.of(EventType.REMOTE_FAILED)
                  .user(user)
                  .text("remote", binding.terms().server().value())
                  .text("remotePath", binding.terms().directory().resolve(name).encoded())
                  .text("interface", agreed.value())
                  .text("here", failing.get().isHere() ? "yes" : "no")
                  .text("reason", reason.strip())
                  .text("final", "yes"));
          return new Configured.Done<>(name);
        });
  }

  private static <T> Configured<T> failsNot(InterfaceId agreed, RawName name) {
    return new Configured.Unknown<>(
        "interface "
            + agreed
            + ", file "
            + name.text()
            + ": nothing failed with it, or not any more; look at the list again");
  }

  private static <T> Configured<T> waitsNot(LedgerPosition document) {
    return new Configured.Unknown<>(
        "document " + document + ": does not wait to be brought anywhere; look at the list again");
  }

  private static void requireReason(String reason) {
    if (reason.isBlank() || reason.length() > LONGEST_REASON) {
      throw new IllegalArgumentException(
          "reason: found " + reason.length() + " characters, expected 1 to " + LONGEST_REASON);
    }
  }
}
