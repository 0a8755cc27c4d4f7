package org.tallystick.user;

import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tallystick.ledger.ConfigurationChange;
import org.tallystick.ledger.LedgerTransaction;
import org.tallystick.platform.CallerName;
import org.tallystick.platform.NewPassword;
import org.tallystick.platform.PasswordHash;

/// People as an administrator sets them up. Changes are durable, and logged, before the answer; nothing is done twice by asking twice.
@Stateless
@RolesAllowed({"administrator", "system"})
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Users {

  @Inject private People people;
  @Resource private SessionContext caller;

  @RolesAllowed({"administrator", "auditor", "system"})
  public List<WebUser> all() {
    return people.all();
  }

  @RolesAllowed({"administrator", "auditor", "system"})
  public Optional<WebUser> find(UserName name) {
    return people.find(name);
  }

  public UserOutcome<WebUser> create(UserName name, NewPassword password, Set<Role> roles) {
    return people.create(by(), name, password, roles);
  }

  public UserOutcome<WebUser> assignRoles(UserName name, Set<Role> wanted) {
    String by = by();
    Set<Role> roles = wanted.isEmpty() ? EnumSet.noneOf(Role.class) : EnumSet.copyOf(wanted);
    return people.change(
        name,
        (transaction, user) -> {
          if (!roles.contains(Role.ADMINISTRATOR) && people.isLastAdministrator(user)) {
            return lastAdministrator(name);
          }
          if (user.roles().equals(roles)) {
            return new UserOutcome.Done<>(user);
          }
          String before = Role.words(user.roles());
          user.assign(roles);
          return done(
              transaction,
              user,
              by,
              new ConfigurationChange(
                  "roles assigned", People.subject(name), before, Role.words(roles)));
        });
  }

  /// They are out with their next request, on every node.
  public UserOutcome<WebUser> disable(UserName name) {
    return enable(name, false);
  }

  public UserOutcome<WebUser> enable(UserName name) {
    return enable(name, true);
  }

  private UserOutcome<WebUser> enable(UserName name, boolean wanted) {
    String by = by();
    return people.change(
        name,
        (transaction, user) -> {
          if (!wanted && people.isLastAdministrator(user)) {
            return lastAdministrator(name);
          }
          if (user.disabled() != wanted) {
            return new UserOutcome.Done<>(user);
          }
          user.disable(!wanted);
          return done(
              transaction,
              user,
              by,
              ConfigurationChange.of(
                  wanted ? "user enabled" : "user disabled", People.subject(name)));
        });
  }

  /// Also ends the person's sessions. Their API keys stay: revoke them one by one.
  public UserOutcome<WebUser> resetPassword(UserName name, NewPassword password) {
    String by = by();
    PasswordHash hash = password.hash();
    return people.change(
        name,
        (transaction, user) -> {
          user.password(hash);
          return done(
              transaction, user, by, ConfigurationChange.of("password set", People.subject(name)));
        });
  }

  private static UserOutcome<WebUser> done(
      LedgerTransaction transaction, WebUser user, String by, ConfigurationChange change) {
    transaction.append(change.by(by));
    return new UserOutcome.Done<>(user);
  }

  private static UserOutcome<WebUser> lastAdministrator(UserName name) {
    return new UserOutcome.Refused<>(
        "user " + name + ": is the only administrator who can sign in; make another one first");
  }

  private String by() {
    return CallerName.in(caller);
  }
}
