package org.tallystick.rest.user;

import org.tallystick.rest.Problem;
import org.tallystick.user.UserName;
import org.tallystick.user.UserOutcome;

/// What became of a change to a person or a key, in HTTP's words.
final class Changing {

  private Changing() {}

  /// What was made or changed, or the problem that kept it from being so.
  static <T> T done(UserOutcome<T> outcome) {
    return switch (outcome) {
      case UserOutcome.Done<T>(T value) -> value;
      case UserOutcome.AlreadyExists<T>(UserName name) ->
          throw Problem.conflict("user " + name + ": exists already");
      case UserOutcome.Unknown<T>(String subject) ->
          throw Problem.notFound(subject + ": there is none");
      case UserOutcome.Refused<T>(String detail) -> throw Problem.conflict(detail);
    };
  }
}
