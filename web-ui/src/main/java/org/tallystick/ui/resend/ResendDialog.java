package org.tallystick.ui.resend;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.Optional;
import java.util.UUID;
import org.tallystick.resend.ResendOrder;
import org.tallystick.resend.ResendOrders;
import org.tallystick.resend.ResendPreview;
import org.tallystick.resend.ResendSelection;
import org.tallystick.ui.shell.ChangeDialog;
import org.tallystick.ui.shell.Formats;

/// Says what sending files again, or having them processed again, would mean, and asks why. A double click orders once: the order's id is the dialog's.
public final class ResendDialog {

  private static final int LONGEST = 500;

  private final UUID id = UUID.randomUUID();
  private final ResendOrders orders;
  private final ResendOrder.Kind kind;
  private final ResendSelection selection;
  private final TextField reason = new TextField("Reason");
  private final Checkbox acknowledgedToo = new Checkbox();
  private final ChangeDialog dialog;

  /// @throws IllegalArgumentException when too many files are selected
  public ResendDialog(ResendOrders orders, ResendOrder.Kind kind, ResendSelection selection) {
    this.orders = orders;
    this.kind = kind;
    this.selection = selection;
    ResendPreview preview = orders.preview(kind, selection);
    Paragraph what =
        new Paragraph(preview.sentence() + " · " + Formats.size(preview.bytes()) + " in all.");
    what.setId("preview");
    Paragraph next =
        new Paragraph(
            preview.needsApproval()
                ? "Somebody else has to approve it before it begins."
                : "It begins at once, and can be stopped: "
                    + (isReplay()
                        ? "what the application was not given yet, it does not get."
                        : "what nobody has begun to fetch is taken back."));
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
        "Also the "
            + preview.acknowledged()
            + (isReplay()
                ? " that our application has acknowledged"
                : " that their partners have acknowledged"));
    acknowledgedToo.setVisible(preview.acknowledged() > 0);
    dialog =
        new ChangeDialog(
            isReplay() ? "Process again" : "Send again",
            this::order,
            () -> ResendView.open(id),
            what,
            acknowledgedToo,
            reason,
            next);
  }

  private boolean isReplay() {
    return kind == ResendOrder.Kind.REPLAY;
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
    reason.setErrorMessage(
        isReplay() ? "Say why they are processed again" : "Say why they are sent again");
    reason.setInvalid(missing);
    if (missing) {
      return Optional.of("Nothing was ordered.");
    }
    return ResendWords.why(
        orders.order(id, kind, selection, reason.getValue(), !acknowledgedToo.getValue()));
  }
}
