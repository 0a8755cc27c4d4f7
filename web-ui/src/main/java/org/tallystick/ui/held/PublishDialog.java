package org.tallystick.ui.held;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.Optional;
import org.tallystick.archive.Document;
import org.tallystick.archive.HeldFile;
import org.tallystick.archive.HeldFiles;
import org.tallystick.directory.Outcome;
import org.tallystick.directory.Refusal;
import org.tallystick.ui.shell.ChangeDialog;

/// Asks why a held file is to be published all the same. The reason goes into the event.
final class PublishDialog {

  private static final int LONGEST = 500;

  private final HeldFiles held;
  private final HeldFile file;
  private final TextField reason = new TextField("Reason");
  private final ChangeDialog dialog;

  PublishDialog(HeldFiles held, HeldFile file, Runnable done) {
    this.held = held;
    this.file = file;
    reason.setId("publish-reason");
    reason.setRequiredIndicatorVisible(true);
    reason.setMaxLength(LONGEST);
    reason.setManualValidation(true);
    reason.setValueChangeMode(ValueChangeMode.EAGER);
    reason.setHelperText(
        "It stands in the log with your name, and the partner's file is an exchange.");
    reason.addKeyDownListener(Key.ENTER, key -> confirm());
    Paragraph what = new Paragraph(file.path().text() + ": " + file.why());
    dialog = new ChangeDialog("Publish", this::publish, done, what, reason);
  }

  void open() {
    dialog.open();
    reason.focus();
  }

  private void confirm() {
    dialog.confirm();
  }

  private Optional<String> publish() {
    boolean missing = reason.getValue().isBlank();
    reason.setErrorMessage("Say why it is published although " + waits());
    reason.setInvalid(missing);
    return missing
        ? Optional.of("Nothing was published.")
        : switch (held.publish(file.held(), reason.getValue())) {
          case Outcome.Done<Document> published -> Optional.empty();
          case Outcome.Refused<Document>(Refusal refusal) -> Optional.of(refusal.detail());
        };
  }

  private String waits() {
    return file.state() == HeldFile.State.REFUSED ? "it was refused." : "it waits.";
  }
}
