package org.tallystick.ui.send;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dependency.JavaScript;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.component.upload.UploadFormat;
import com.vaadin.flow.component.upload.UploadI18N;
import com.vaadin.flow.server.streams.UploadEvent;
import jakarta.ejb.EJBAccessException;
import jakarta.ejb.EJBException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.tallystick.evidence.name.RawName;
import org.tallystick.ledger.LedgerFault;
import org.tallystick.partner.PartnerInterface;
import org.tallystick.send.BrokenOffException;
import org.tallystick.send.SendRequest;
import org.tallystick.send.Sending;
import org.tallystick.send.Sent;

/// Files are dropped or chosen and sent one by one; what became of each is said below, with the question when its bytes were sent before.
@JavaScript(BrowserDigest.LIBRARY)
public class SendDialog extends Dialog {

  private static final long serialVersionUID = 1L;
  private static final Logger LOGGER = Logger.getLogger(SendDialog.class.getName());

  private final transient Sending sending;
  private final ComboBox<PartnerInterface> to = new ComboBox<>("By the interface");
  private final Upload upload = new Upload(this::take);
  private final Div results = new Div();
  private final UI ui = UI.getCurrent();
  private transient volatile @Nullable PartnerInterface chosen;

  /// @param outbound those that can be chosen
  /// @param first the one that is chosen at first
  public SendDialog(
      Sending sending, List<PartnerInterface> outbound, Optional<PartnerInterface> first) {
    this.sending = sending;
    setId("send-dialog");
    setHeaderTitle("Send files");
    setWidth("min(44rem, 100vw)");
    to.setId("send-interface");
    to.setItems(outbound);
    to.setItemLabelGenerator(agreed -> agreed.name() + " (" + agreed.id() + ")");
    to.addValueChangeListener(changed -> choose(changed.getValue()));
    to.setWidthFull();
    upload.setId("send-files");
    upload.setUploadFormat(UploadFormat.RAW);
    upload.setDropLabel(new Span("Drop files here; each keeps its name"));
    upload.setI18n(words());
    upload.getElement().executeJs(BrowserDigest.SEND_WITH_DIGEST);
    results.setId("send-results");
    results.addClassName("send-results");
    results.getElement().setAttribute("role", "log");
    results.getElement().setAttribute("aria-live", "polite");
    Div form = new Div(to, upload, results);
    form.addClassName("form");
    add(form);
    getFooter().add(new Button("Close", click -> close()));
    to.setValue(first.or(() -> outbound.stream().findFirst()).orElse(null));
    choose(to.getValue());
  }

  private static UploadI18N words() {
    UploadI18N words = new UploadI18N();
    words.setAddFiles(new UploadI18N.AddFiles().setOne("Choose a file…").setMany("Choose files…"));
    words.setUploading(
        new UploadI18N.Uploading()
            .setError(new UploadI18N.Uploading.Error().setForbidden("Not sent, see below")));
    return words;
  }

  private void choose(@Nullable PartnerInterface agreed) {
    chosen = agreed;
    upload.setEnabled(agreed != null);
  }

  /// Runs while the bytes come, without the session's lock.
  private void take(UploadEvent event) {
    PartnerInterface agreed = chosen;
    String name = event.getFileName();
    BrowserDigest digest = BrowserDigest.of(event.getRequest().getHeader(BrowserDigest.HEADER));
    SendResult result =
        agreed == null
            ? SendResult.refused(name, "choose an interface first")
            : result(event, agreed, name, digest);
    if (!result.isDone()) {
      event.reject(result.sentence());
    }
    ui.access(() -> results.addComponentAsFirst(new SendResultCard(result, this::confirm)));
  }

  private SendResult result(
      UploadEvent event, PartnerInterface agreed, String name, BrowserDigest digest) {
    try {
      SendRequest request =
          new SendRequest(
              agreed.id(),
              RawName.of(name),
              SendRequest.Way.SCREEN,
              digest.digest(),
              Optional.empty(),
              false);
      return new SendResult(name, request, digest, sending.send(request, event.getInputStream()));
    } catch (BrokenOffException broken) {
      return SendResult.refused(
          name, "it did not come to its end; nothing was kept, send it again");
    } catch (IllegalArgumentException unusable) {
      return SendResult.refused(name, String.valueOf(unusable.getMessage()));
    } catch (IOException | EJBException failed) {
      return SendResult.refused(name, told(failed));
    }
  }

  /// The person says once more that it is to be sent.
  private SendResult confirm(SendResult asked, Sent.SentBefore before) {
    SendRequest request = asked.request().orElseThrow();
    try {
      return new SendResult(
          asked.name(), request, asked.digest(), sending.confirm(request, before));
    } catch (EJBException failed) {
      return SendResult.refused(asked.name(), told(failed));
    }
  }

  private static String told(Exception failed) {
    if (failed instanceof EJBAccessException) {
      return "your roles do not allow to send; ask an operator";
    }
    LOGGER.log(Level.SEVERE, "TLY-0931 screens: a file could not be sent", failed);
    return failed.getCause() instanceof LedgerFault
        ? "the archive's database does not answer now, nothing was sent; try again in a minute"
        : "it could not be sent, nothing was kept; try again, and if it stays so tell the operator";
  }
}
