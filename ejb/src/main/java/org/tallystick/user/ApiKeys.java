package org.tallystick.user;

import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.tallystick.ledger.ConfigurationChange;
import org.tallystick.ledger.Ledger;
import org.tallystick.ledger.LogId;
import org.tallystick.platform.CallerName;

/// API keys as an administrator hands them out. Changes are durable, and logged without the secret, before the answer.
@Stateless
@RolesAllowed("administrator")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ApiKeys {

  @PersistenceContext private EntityManager entities;
  @Inject private Ledger ledger;
  @Inject private People people;
  @Inject private Clock clock;
  @Resource private SessionContext caller;

  /// Also those that have expired or are revoked, oldest first.
  @RolesAllowed({"administrator", "auditor"})
  public List<ApiKey> of(UserName owner) {
    return entities
        .createNamedQuery(ApiKey.OF_USER, ApiKey.class)
        .setParameter("user", owner.value())
        .getResultList();
  }

  public UserOutcome<IssuedKey> issue(UserName owner, NewApiKey wanted) {
    Instant now = clock.instant();
    if (wanted.expiresAt().filter(expiry -> !expiry.isAfter(now)).isPresent()) {
      return new UserOutcome.Refused<>(
          "API key '"
              + wanted.label()
              + "': expires at "
              + wanted.expiresAt().get()
              + ", expected an instant to come");
    }
    String by = CallerName.in(caller);
    ApiKeySecret secret = ApiKeySecret.random();
    ApiKeyId id = ApiKeyId.random();
    return ledger.append(
        LogId.SYSTEM,
        transaction -> {
          if (people.find(owner).isEmpty()) {
            return new UserOutcome.Unknown<>(People.subject(owner));
          }
          ApiKey key = new ApiKey(id, owner, wanted, secret, transaction.now());
          entities.persist(key);
          String after =
              "scopes: "
                  + Scope.words(wanted.scopes())
                  + wanted.expiresAt().map(expiry -> "; until " + expiry).orElse("");
          transaction.append(
              ConfigurationChange.added("API key issued", subject(key), after).by(by));
          return new UserOutcome.Done<>(new IssuedKey(key, secret));
        });
  }

  /// The key opens nothing from the next request on. Repeatable.
  public UserOutcome<ApiKey> revoke(UserName owner, ApiKeyId id) {
    String by = CallerName.in(caller);
    return ledger.append(
        LogId.SYSTEM,
        transaction -> {
          ApiKey key = entities.find(ApiKey.class, id.toString());
          if (key == null || !key.owner().equals(owner)) {
            return new UserOutcome.Unknown<>("API key " + id + " of user " + owner);
          }
          if (key.revokedAt().isEmpty()) {
            key.revoke(transaction.now());
            transaction.append(ConfigurationChange.of("API key revoked", subject(key)).by(by));
          }
          return new UserOutcome.Done<>(key);
        });
  }

  private static String subject(ApiKey key) {
    return "API key " + key.id() + " '" + key.label() + "' of user " + key.owner();
  }
}
