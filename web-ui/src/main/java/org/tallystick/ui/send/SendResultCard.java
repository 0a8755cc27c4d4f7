package org.tallystick.ui.send;

import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.io.Serializable;
import java.util.Optional;
import org.tallystick.archive.Document;
import org.tallystick.send.Sent;
import org.tallystick.ui.document.DocumentView;
import org.tallystick.ui.shell.CopyButton;
import org.tallystick.ui.shell.Formats;

/// One line of what became of the files: sent with its digest and a link, asked, or refused with the reason.
class SendResultCard extends Div {

  private static final long serialVersionUID = 1L;

  /// Sends it all the same.
  @FunctionalInterface
  interface Confirmation extends Serializable {
    SendResult confirm(SendResult asked, Sent.SentBefore before);
  }

  private final Confirmation confirmation;

  SendResultCard(SendResult result, Confirmation confirmation) {
    this.confirmation = confirmation;
    addClassNames("card", "send-result");
    show(result);
  }

  private void show(SendResult result) {
    removeAll();
    Optional<Sent> sent = result.sent();
    switch (sent.orElse(null)) {
      case Sent.Placed(Document document, var earlier) -> done(result, document);
      case Sent.Known(Document document) -> done(result, document);
      case Sent.SentBefore before when before.mayConfirm() -> ask(result, before);
      case null, default -> refuse(result.sentence());
    }
  }

  private void done(SendResult result, Document document) {
    Span mark = new Span("sent");
    mark.addClassNames("badge", "badge-on");
    Anchor link = new Anchor(DocumentView.address(document.position()), document.name());
    link.addClassName("file-name");
    Div head = new Div(mark, link, new Text(" " + Formats.size(document.size())));
    String hex = document.digest().hex();
    Span shortened = new Span("SHA-256 " + hex.substring(0, 16) + "…");
    shortened.setTitle(hex);
    shortened.addClassName("mono");
    Paragraph compared =
        new Paragraph(
            shortened,
            new CopyButton(hex, "Copy the whole digest"),
            new Text(" " + result.digest().sentence()));
    compared.addClassNames("quiet", "send-digest");
    add(head, compared);
  }

  private void ask(SendResult result, Sent.SentBefore before) {
    getElement().setAttribute("role", "alertdialog");
    getElement().setAttribute("aria-label", "Sent before");
    Paragraph question = new Paragraph(result.sentence());
    Anchor earlier =
        new Anchor(DocumentView.address(before.earlier().position()), "See what was sent");
    earlier.setTarget("_blank");
    Button yes =
        new Button("Send it all the same", click -> show(confirmation.confirm(result, before)));
    yes.addClassName("send-again");
    yes.addThemeVariants(ButtonVariant.LUMO_PRIMARY, ButtonVariant.LUMO_SMALL);
    Button no =
        new Button("Do not send it", click -> refuse(result.name() + ": not sent, as you decided"));
    no.addThemeVariants(ButtonVariant.LUMO_SMALL);
    Div choices = new Div(yes, no, earlier);
    choices.addClassName("actions");
    add(question, choices);
    yes.focus();
  }

  private void refuse(String why) {
    removeAll();
    getElement().removeAttribute("role");
    Span mark = new Span("not sent");
    mark.addClassNames("badge", "badge-weak");
    add(new Div(mark, new Text(why)));
  }
}
