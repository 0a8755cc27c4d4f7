package org.tallystick.contract.rendering;

import java.util.List;
import org.tallystick.contract.text.TextKind;

/// Text to show in a typewriter face, lines broken where the format has its parts.
///
/// @param notes sentences for the reader: what is cut, what is wrong
public record RenderedText(TextKind kind, String text, List<String> notes) implements Rendering {

  public RenderedText {
    notes = List.copyOf(notes);
  }
}
