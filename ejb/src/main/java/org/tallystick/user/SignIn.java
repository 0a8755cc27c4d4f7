package org.tallystick.user;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.tallystick.evidence.leaf.EventType;
import org.tallystick.guard.FailedTries;
import org.tallystick.ledger.Event;
import org.tallystick.ledger.Ledger;
import org.tallystick.ledger.LogId;
import org.tallystick.ledger.SessionId;
import org.tallystick.platform.PasswordHash;

/// Lets people in. Answers after what happened is durable in the `system` log; while the ledger does not answer, nobody gets in.
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class SignIn {

  private static final String NO_SUCH_NAME = "(not a user name)";

  /// Where and how somebody came.
  private record Approach(String name, Peer peer, String how) {

    Event event(EventType type) {
      return Event.of(type).user(name).peer(peer.toString()).text("how", how);
    }
  }

  @PersistenceContext private EntityManager entities;
  @Inject private Ledger ledger;
  @Inject private FailedSignIns failures;
  @Inject private RecentSignIns recent;
  @Inject private Clock clock;

  /// A person at the screens.
  public SignInOutcome withPassword(String typedName, String password, Peer peer) {
    return check(new Approach(name(typedName), peer, "password on the web"), password);
  }

  /// A program that sends name and password with every request: checked and logged once in {@link RecentSignIns#FOR}, unless the person changes.
  public SignInOutcome withEveryRequest(String typedName, String password, Peer peer) {
    String name = name(typedName);
    Optional<SignedIn> known = recent.find(name, password, peer).flatMap(this::renew);
    if (known.isPresent()) {
      return known.get();
    }
    SignInOutcome outcome = check(new Approach(name, peer, "password at the API"), password);
    if (outcome instanceof SignedIn who) {
      recent.remember(name, password, peer, who);
    }
    return outcome;
  }

  /// A program with an API key. The key is looked up with every request, its use is logged once in {@link RecentSignIns#FOR}.
  public SignInOutcome withApiKey(String sent, Peer peer) {
    Optional<ApiKey> key =
        ApiKeySecret.find(sent)
            .flatMap(this::find)
            .filter(found -> found.usableAt(clock.instant()));
    Optional<WebUser> owner =
        key.flatMap(found -> find(found.owner().value())).filter(user -> !user.disabled());
    if (key.isEmpty() || owner.isEmpty()) {
      return refuse(
          new Approach("(API key)", peer, "API key"),
          "key of " + peer.address(),
          key.isEmpty() ? "no such key, or it has expired or is revoked" : "its owner is disabled");
    }
    Optional<SignedIn> known = recent.find("", sent, peer);
    if (known.isPresent()) {
      return SignedIn.of(known.get().session(), owner.get(), key.get().scopes());
    }
    Approach approach = new Approach(owner.get().name().value(), peer, "API key " + key.get().id());
    SignedIn who = admit(approach, owner.get(), key.get().scopes());
    recent.remember("", sent, peer, who);
    return who;
  }

  /// The same person as they are now; empty once they are disabled or their password was changed. Cheap enough for every request.
  public Optional<SignedIn> renew(SignedIn who) {
    return find(who.user().value())
        .filter(user -> !user.disabled() && user.credential().equals(who.credential()))
        .map(user -> SignedIn.of(who.session(), user, who.scopes()));
  }

  /// The end of a session; the event rides in the next batch.
  public void signOut(SignedIn who, String reason) {
    ledger.appendLater(
        LogId.SYSTEM,
        transaction ->
            transaction.append(
                Event.of(EventType.SESSION_CLOSED)
                    .session(who.session())
                    .user(who.user().value())
                    .text("reason", reason)));
  }

  private SignInOutcome check(Approach approach, String password) {
    return switch (failures.begin(approach.name(), approach.peer())) {
      case FailedTries.HoldOff(var pause) -> new SignInOutcome.HeldOff(pause);
      case FailedTries.MayTry(boolean last, boolean lastOfAddress) -> {
        Optional<WebUser> user = find(approach.name());
        boolean matches = PasswordHash.matches(user.map(WebUser::password), password);
        if (user.isEmpty() || !matches || user.get().disabled()) {
          logFailure(
              approach,
              last,
              user.isEmpty() ? "no such user" : matches ? "disabled" : "wrong password");
          yield new SignInOutcome.Refused();
        }
        failures.forgive(approach.name(), approach.peer());
        yield admit(approach, user.get(), Scope.all());
      }
    };
  }

  private SignInOutcome refuse(Approach approach, String counted, String reason) {
    return switch (failures.begin(counted, approach.peer())) {
      case FailedTries.HoldOff(var pause) -> new SignInOutcome.HeldOff(pause);
      case FailedTries.MayTry(boolean last, boolean lastOfAddress) -> {
        logFailure(approach, last, reason);
        yield new SignInOutcome.Refused();
      }
    };
  }

  private SignedIn admit(Approach approach, WebUser user, Set<Scope> scopes) {
    SessionId session = SessionId.random();
    ledger.append(
        LogId.SYSTEM,
        transaction ->
            transaction.append(approach.event(EventType.SESSION_OPENED).session(session)));
    return SignedIn.of(session, user, scopes);
  }

  /// The reason is for operators; the caller is not told.
  private void logFailure(Approach approach, boolean last, String reason) {
    ledger.append(
        LogId.SYSTEM,
        transaction -> {
          long index =
              transaction.append(approach.event(EventType.AUTH_FAILED).text("reason", reason));
          return last
              ? transaction.append(
                  approach
                      .event(EventType.ADDRESS_BANNED)
                      .integer("seconds", FailedSignIns.WINDOW.toSeconds()))
              : index;
        });
  }

  private static String name(String typed) {
    return UserName.find(typed).map(UserName::value).orElse(NO_SUCH_NAME);
  }

  private Optional<WebUser> find(String name) {
    return Optional.ofNullable(entities.find(WebUser.class, name));
  }

  private Optional<ApiKey> find(ApiKeySecret secret) {
    return entities
        .createNamedQuery(ApiKey.BY_SECRET, ApiKey.class)
        .setParameter("hash", secret.hash())
        .getResultList()
        .stream()
        .findFirst();
  }
}
