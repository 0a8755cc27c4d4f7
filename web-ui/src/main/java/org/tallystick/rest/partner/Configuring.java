package org.tallystick.rest.partner;

import org.tallystick.partner.Configured;
import org.tallystick.rest.Problem;

/// What became of a change of the configuration, in HTTP's words.
public final class Configuring {

  private Configuring() {}

  /// What was made or changed, or the problem that kept it from being so.
  public static <T> T done(Configured<T> outcome) {
    return switch (outcome) {
      case Configured.Done<T>(T value) -> value;
      case Configured.Unknown<T>(String sentence) -> throw Problem.notFound(sentence);
      case Configured.Conflict<T>(String sentence) -> throw Problem.conflict(sentence);
    };
  }
}
