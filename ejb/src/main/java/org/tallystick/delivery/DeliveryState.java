package org.tallystick.delivery;

import java.util.Locale;

/// How far the handing over of a file we sent has come.
public enum DeliveryState {
  /// It is archived and is to be brought to the partner's own server; its turn has not come yet.
  PREPARED("to be brought"),
  /// It stands in the partner's directory and nobody has opened it.
  PLACED("waiting"),
  /// The partner has it open, and has not had all of it before.
  READING("being read"),
  /// It is on its way to the partner's own server.
  BRINGING("being brought"),
  /// Every attempt to fetch it, or to bring it to the partner's own server, ended before its last byte.
  FAILED("failed so far"),
  /// It could not be brought, and nobody tries again by himself.
  GAVE_UP("gave up"),
  /// All of it was fetched in one session.
  DELIVERED("delivered"),
  /// The partner said, in a way that is agreed, that it took it over.
  ACKNOWLEDGED("taken over"),
  /// Another file took its name before all of it was fetched.
  SUPERSEDED("replaced unread"),
  /// The partner removed it before all of it was fetched.
  REMOVED("removed unread");

  private final String label;

  DeliveryState(String label) {
    this.label = label;
  }

  /// For programs.
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// For people.
  public String label() {
    return label;
  }

  /// Whether nothing more is to be expected, and all is well.
  public boolean isOver() {
    return this == DELIVERED || this == ACKNOWLEDGED;
  }

  /// Whether somebody may have to do something.
  public boolean isTrouble() {
    return this == FAILED || this == GAVE_UP || this == SUPERSEDED || this == REMOVED;
  }
}
