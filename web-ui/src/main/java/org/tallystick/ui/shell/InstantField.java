package org.tallystick.ui.shell;

import com.vaadin.flow.component.textfield.TextField;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;

/// An instant, to the second or millisecond: `2026-11-20 08:05:00` in a time zone, or `2026-11-20T07:05:00Z`.
public class InstantField extends TextField {

  private static final long serialVersionUID = 1L;

  private ZoneId zone;

  public InstantField(String label, ZoneId zone) {
    super(label);
    this.zone = zone;
    setPlaceholder("2026-11-20 08:05:00");
  }

  public void zone(ZoneId other) {
    zone = other;
  }

  public void setText(String text) {
    setValue(text);
  }

  /// Empty when nothing is written.
  ///
  /// @throws IllegalArgumentException when it is no instant
  public Optional<Instant> find() {
    String text = getValue().strip();
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          text.endsWith("Z")
              ? Instant.parse(text)
              : LocalDateTime.parse(text.replace(' ', 'T')).atZone(zone).toInstant());
    } catch (DateTimeException malformed) {
      throw new IllegalArgumentException(
          getLabel()
              + ": found '"
              + text
              + "', expected an instant such as 2026-11-20 08:05:00 or 2026-11-20T07:05:00Z.",
          malformed);
    }
  }

  public Instant require() {
    return find()
        .orElseThrow(() ->
            new IllegalArgumentException(
                getLabel() + ": is empty, expected an instant such as 2026-11-20 08:05:00."));
  }
}
