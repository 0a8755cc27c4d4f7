package org.tallystick.ui.evidence;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.radiobutton.RadioGroupVariant;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import org.tallystick.claim.ClaimAnswer;
import org.tallystick.claim.ClaimRequest;
import org.tallystick.claim.Claims;
import org.tallystick.partner.Partners;
import org.tallystick.proof.anchor.DayStarts;
import org.tallystick.ui.shell.Asked;
import org.tallystick.ui.shell.Page;

/// Something is to be proven to somebody who does not trust us: choose what, and get the pack with the sentence it proves, or the reason why it cannot be proven.
///
/// Fields can be filled by the address: `?claim=directory.held&log=acme&path=/in&at=…`, see {@link ClaimForm}.
@Route("proofs")
@PageTitle("Proofs · Tallystick")
@RolesAllowed({"operator", "auditor", "administrator"})
public class ProofsView extends Page implements BeforeEnterObserver {

  private static final long serialVersionUID = 1L;

  private final transient Claims claims;
  private final RadioButtonGroup<ClaimKind> kind = new RadioButtonGroup<>("What is to be proven");
  private final ClaimForm form;
  private final Button prove = new Button("Prove");
  private final ProgressBar progress = new ProgressBar();
  private final Div result = new Div();

  @Inject
  public ProofsView(Claims claims, Partners partners, DayStarts days) {
    super("Proofs");
    this.claims = claims;
    this.form = new ClaimForm(partners.all(), days.zones());
    Paragraph what =
        new Paragraph(
            "A pack is one file that anybody can check without this server, with Python or Java and with openssl. It says what it proves, and what it does not.");
    what.addClassName("quiet");
    kind.setId("claim");
    kind.setItems(ClaimKind.values());
    kind.setItemLabelGenerator(ClaimKind::label);
    kind.addThemeVariants(RadioGroupVariant.LUMO_VERTICAL);
    kind.addValueChangeListener(changed -> {
      if (changed.getValue() != null) {
        form.show(changed.getValue());
        result.removeAll();
      }
    });
    kind.setValue(ClaimKind.HELD);
    prove.setId("prove");
    prove.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
    prove.addClickListener(click -> begin());
    prove.addClickShortcut(Key.ENTER);
    prove.setDisableOnClick(true);
    progress.setIndeterminate(true);
    progress.setVisible(false);
    result.setId("result");
    result.getElement().setAttribute("aria-live", "polite");
    Div left = new Div(kind, form, prove, progress);
    left.addClassName("claim-form");
    Div columns = new Div(left, result);
    columns.addClassName("columns-even");
    add(what, columns);
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    form.fill(event.getLocation().getQueryParameters());
    event
        .getLocation()
        .getQueryParameters()
        .getSingleParameter("claim")
        .flatMap(ClaimKind::ofWord)
        .ifPresent(kind::setValue);
  }

  /// Shows that work is under way; the browser's answer starts it.
  private void begin() {
    progress.setVisible(true);
    result.removeAll();
    result.add(new Paragraph("Signing, stamping and collecting; that can take some seconds …"));
    getElement().executeJs("return true").then(Boolean.class, shown -> finish(), failed -> ended());
  }

  private void finish() {
    try {
      ClaimRequest request = form.request(kind.getValue());
      show(ClaimResult.of(Asked.of(() -> claims.prove(request))));
    } catch (IllegalArgumentException unusable) {
      show(
          ClaimResult.of(
              new ClaimAnswer.NotProvable(
                  String.valueOf(unusable.getMessage()), "Mend the field and try again.")));
    } finally {
      ended();
    }
  }

  private void ended() {
    progress.setVisible(false);
    prove.setEnabled(true);
  }

  private void show(Component answer) {
    result.removeAll();
    result.add(answer);
  }
}
