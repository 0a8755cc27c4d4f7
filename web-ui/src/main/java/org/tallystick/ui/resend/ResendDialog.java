package org.tallystick.ui.resend;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.Optional;
import java.util.UUID;
import org.tallystick.resend.ResendOrders;
import org.tallystick.resend.ResendPreview;
import org.tallystick.resend.ResendSelection;
import org.tallystick.ui.shell.ChangeDialog;
import org.tallystick.ui.shell.Formats;

/// Says what sending files again would mean, and asks why. A double click orders once: the order's id is the dialog's.
public final class ResendDialog {

  private static final int LONGEST = 500;

  private final UUID id = UUID.randomUUID();
  private final ResendOrders orders;
  private final ResendSelection selection;
  private final TextField reason = new TextField("Reason");
  private final Checkbox acknowledgedToo = new Checkbox();
  private final ChangeDialog dialog;

  /// @throws IllegalArgumentException when too many files are selected
  public ResendDialog(ResendOrders orders, ResendSelection selection) {
    this.orders = orders;
    this.selection = selection;
    ResendPreview preview = orders.preview(selection);
    Paragraph what =
        new Paragraph(preview.sentence() + " · " + Formats.size(preview.bytes()) + " in all.");
    what.setId("preview");
    Paragraph next =
        new Paragraph(
            preview.needsApproval()
                ? "Somebody else has to approve it before it begins."
                : "It begins at once, and can be stopped: what nobody has begun to fetch is taken back.");
    next.addClassName("quiet");
    reason.setId("resend-reason");
    reason.setRequiredIndicatorVisible(true);
    reason.setMaxLength(LONGEST);
    reason.setManualValidation(true);
    reason.setValueChangeMode(ValueChangeMode.EAGER);
    reason.setHelperText("It stands in the partners' logs with your name.");
    reason.addKeyDownListener(Key.ENTER, key -> confirm());
    acknowledgedToo.setId("acknowledged-too");
    acknowledgedToo.setLabel(
        "Also the " + preview.acknowledged() + " that their partners have acknowledged");
    acknowledgedToo.setVisible(preview.acknowledged() > 0);
    dialog =
        new ChangeDialog(
            "Send again",
            this::order,
            () -> ResendView.open(id),
            what,
            acknowledgedToo,
            reason,
            next);
  }

  public void open() {
    dialog.open();
    reason.focus();
  }

  private void confirm() {
    dialog.confirm();
  }

  private Optional<String> order() {
    boolean missing = reason.getValue().isBlank();
    reason.setErrorMessage("Say why they are sent again");
    reason.setInvalid(missing);
    if (missing) {
      return Optional.of("Nothing was sent.");
    }
    return ResendWords.why(
        orders.order(id, selection, reason.getValue(), !acknowledgedToo.getValue()));
  }
}
