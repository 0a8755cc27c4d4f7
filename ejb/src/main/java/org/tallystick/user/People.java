package org.tallystick.user;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.tallystick.ledger.ConfigurationChange;
import org.tallystick.ledger.Ledger;
import org.tallystick.ledger.LedgerTransaction;
import org.tallystick.ledger.LogId;
import org.tallystick.platform.NewPassword;
import org.tallystick.platform.PasswordHash;

/// The table of people. Every change is made by the transaction that logs it, one after the other; whether the caller may is for others to ask.
@ApplicationScoped
class People {

  @Inject private EntityManager entities;
  @Inject private Ledger ledger;

  List<WebUser> all() {
    return entities.createNamedQuery(WebUser.ALL, WebUser.class).getResultList();
  }

  Optional<WebUser> find(UserName name) {
    return Optional.ofNullable(entities.find(WebUser.class, name.value()));
  }

  UserOutcome<WebUser> create(String by, UserName name, NewPassword password, Set<Role> roles) {
    PasswordHash hash = password.hash();
    return ledger.append(
        LogId.SYSTEM,
        transaction -> {
          if (find(name).isPresent()) {
            return new UserOutcome.AlreadyExists<>(name);
          }
          WebUser user = new WebUser(name, hash, roles, transaction.now());
          entities.persist(user);
          transaction.append(
              ConfigurationChange.added(
                      "user created", subject(name), "roles: " + Role.words(roles))
                  .by(by));
          return new UserOutcome.Done<>(user);
        });
  }

  /// Runs a change on the person as they are then. Not repeated for somebody unknown.
  UserOutcome<WebUser> change(
      UserName name, BiFunction<LedgerTransaction, WebUser, UserOutcome<WebUser>> change) {
    return ledger.append(
        LogId.SYSTEM,
        transaction ->
            find(name)
                .map(user -> change.apply(transaction, user))
                .orElseGet(() -> new UserOutcome.Unknown<>(subject(name))));
  }

  /// Whether nobody but this person could sign in as an administrator.
  boolean isLastAdministrator(WebUser user) {
    return user.isActiveAdministrator()
        && all().stream().filter(WebUser::isActiveAdministrator).count() == 1;
  }

  static String subject(UserName name) {
    return "user " + name;
  }
}
