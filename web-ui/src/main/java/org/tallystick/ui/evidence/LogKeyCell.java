package org.tallystick.ui.evidence;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.Optional;
import org.tallystick.evidence.note.VerifierKey;
import org.tallystick.ledger.LogId;
import org.tallystick.proof.KeyAnnounced;
import org.tallystick.proof.KeyRotation;
import org.tallystick.proof.LogKeyState;
import org.tallystick.proof.status.LogState;
import org.tallystick.ui.shell.ChangeDialog;
import org.tallystick.ui.shell.CopyButton;
import org.tallystick.ui.shell.Person;
import org.tallystick.user.Role;

/// The key that signs a log, what is becoming of it, and for an administrator the way to another one.
final class LogKeyCell extends Span {

  private static final long serialVersionUID = 1L;

  private final LogId log;
  private final transient KeyRotation rotation;
  private final transient Runnable done;

  LogKeyCell(LogState state, KeyRotation rotation, Runnable done) {
    this.log = state.id();
    this.rotation = rotation;
    this.done = done;
    LogKeyState keys = state.keys();
    addClassName("ways-on");
    add(key(keys.current()));
    if (keys.pending().isPresent()) {
      add(badge("soon " + keys.pending().get().keyId(), "evidence-amber"));
    } else if (keys.lost()) {
      add(badge("lost", "evidence-red"));
    }
    if (keys.pending().isEmpty() && Person.isAny(Role.ADMINISTRATOR)) {
      add(keys.lost() ? begin(keys) : rotate(keys));
    }
  }

  private static Span key(VerifierKey key) {
    Span id = new Span(key.keyId());
    id.addClassName("mono");
    return new Span(id, new CopyButton(key.toString(), "Copy the whole public key"));
  }

  private static Span badge(String text, String color) {
    Span badge = new Span(text);
    badge.addClassNames("badge", color);
    return badge;
  }

  private Button rotate(LogKeyState keys) {
    return button(
        "Rotate",
        "rotate-" + log,
        "Rotate key",
        () -> rotation.rotate(log),
        "Log "
            + log
            + " gets another key. Its key "
            + keys.current().keyId()
            + " signs one last checkpoint together with the new one and names it, so whoever trusts the old key can go on; then its private half is deleted.",
        "What was signed and handed out until now stays as good as it is. Whoever keeps a policy file of this log fetches it anew, or adds the line that"
            + " verify.py key-change prints.");
  }

  private Button begin(LogKeyState keys) {
    return button(
        "Begin with another key",
        "begin-" + log,
        "Begin with another key",
        () -> rotation.beginAnew(log),
        "The private half of key "
            + keys.current().keyId()
            + " of log "
            + log
            + " is not there, and nothing is signed. If there is a backup of it, put it back instead: then nothing has to be told to anybody.",
        "With another key the log goes on where it is. What the lost key has signed stays as good as it is. But no key names the new one: only the SFTP host key"
            + " vouches for it, and everybody who checks this log should be told.");
  }

  private Button button(
      String label, String id, String title, Attempt attempt, String... explanation) {
    Button button =
        new Button(
            label,
            click ->
                new ChangeDialog(title, () -> reason(attempt.make()), done, paragraphs(explanation))
                    .open());
    button.setId(id);
    button.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
    return button;
  }

  @FunctionalInterface
  private interface Attempt extends java.io.Serializable {
    KeyAnnounced make();
  }

  private static Optional<String> reason(KeyAnnounced announced) {
    return switch (announced) {
      case KeyAnnounced.Done _ -> Optional.empty();
      case KeyAnnounced.Refused(String why) -> Optional.of(why);
    };
  }

  private static Paragraph[] paragraphs(String... texts) {
    Paragraph[] paragraphs = new Paragraph[texts.length];
    for (int i = 0; i < texts.length; i++) {
      paragraphs[i] = new Paragraph(texts[i]);
    }
    return paragraphs;
  }
}
