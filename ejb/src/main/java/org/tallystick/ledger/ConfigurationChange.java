package org.tallystick.ledger;

import org.jspecify.annotations.Nullable;
import org.tallystick.evidence.leaf.EventType;

/// One thing about the installation that a person changed. What it says is public to every auditor: never a secret.
///
/// @param what the change in two or three words, `user created`
/// @param subject what was changed, `user anna`
/// @param before null when there was nothing before
/// @param after null when nothing is left
public record ConfigurationChange(
    String what, String subject, @Nullable String before, @Nullable String after) {

  /// Something new.
  public static ConfigurationChange added(String what, String subject, String after) {
    return new ConfigurationChange(what, subject, null, after);
  }

  /// A change whose values are secret or say nothing.
  public static ConfigurationChange of(String what, String subject) {
    return new ConfigurationChange(what, subject, null, null);
  }

  /// The event to append in the transaction that makes the change.
  public Event by(String user) {
    Event event =
        Event.of(EventType.CONFIG_CHANGED).user(user).text("what", what).text("subject", subject);
    if (before != null) {
      event.text("before", before);
    }
    if (after != null) {
      event.text("after", after);
    }
    return event;
  }
}
