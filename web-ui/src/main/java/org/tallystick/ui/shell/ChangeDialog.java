package org.tallystick.ui.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.io.Serializable;
import java.util.Optional;

/// A form for one change: it stays open, with the reason, until the change was made.
public class ChangeDialog extends Dialog {

  private static final long serialVersionUID = 1L;

  /// Makes the change.
  @FunctionalInterface
  public interface Change extends Serializable {
    /// @return why it was not made; empty when it was
    Optional<String> make();
  }

  private final Change change;
  private final Runnable done;
  private final Paragraph fault = new Paragraph();

  public ChangeDialog(String title, Change change, Runnable done, Component... fields) {
    this.change = change;
    this.done = done;
    setHeaderTitle(title);
    setWidth("min(32rem, 100vw)");
    fault.setId("fault");
    fault.addClassName("fault");
    fault.setVisible(false);
    Div form = new Div(fields);
    form.add(fault);
    form.addClassName("form");
    add(form);
    Button save = new Button(title, click -> confirm());
    save.setId("save");
    save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
    getFooter().add(new Button("Cancel", click -> close()), save);
  }

  /// As if the button were pressed.
  public void confirm() {
    Optional<String> reason;
    try {
      reason = Asked.of(change::make);
    } catch (IllegalArgumentException unusable) {
      reason = Optional.of(String.valueOf(unusable.getMessage()));
    }
    if (reason.isEmpty()) {
      close();
      done.run();
      return;
    }
    fault.setText(reason.get());
    fault.setVisible(true);
  }
}
