package org.tallystick.user;

import java.util.Set;
import java.util.stream.Collectors;
import org.tallystick.ledger.SessionId;

/// A person, or a program on a person's behalf, who has shown who they are.
///
/// @param session what their events in the log have in common
/// @param scopes all of them, unless they came with an API key
/// @param credential changes with the password
public record SignedIn(
    SessionId session, UserName user, Set<Role> roles, Set<Scope> scopes, String credential)
    implements SignInOutcome {

  public SignedIn {
    roles = Set.copyOf(roles);
    scopes = Set.copyOf(scopes);
  }

  static SignedIn of(SessionId session, WebUser user, Set<Scope> scopes) {
    return new SignedIn(session, user.name(), user.roles(), scopes, user.credential());
  }

  /// The words of `@RolesAllowed`.
  public Set<String> roleWords() {
    return roles.stream().map(Role::word).collect(Collectors.toSet());
  }

  public boolean may(Scope scope) {
    return scopes.contains(scope);
  }
}
