package org.tallystick.access;

import java.util.List;

/// What happened around a document.
///
/// @param events oldest first
/// @param cut whether there is more between the upload and the oldest of the later events than {@link #LONGEST} events
public record Story(List<AccessEvent> events, boolean cut) {

  /// The most events of a document's later life that are told.
  public static final int LONGEST = 500;
}
