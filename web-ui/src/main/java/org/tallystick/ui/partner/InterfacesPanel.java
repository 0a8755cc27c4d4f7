package org.tallystick.ui.partner;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.Optional;
import org.tallystick.partner.Direction;
import org.tallystick.partner.PartnerAdministration;
import org.tallystick.partner.PartnerId;
import org.tallystick.partner.PartnerInterface;
import org.tallystick.partner.Partners;
import org.tallystick.publication.InterfaceRules;
import org.tallystick.remote.RemoteAdministration;
import org.tallystick.remote.RemoteServers;
import org.tallystick.send.Sending;
import org.tallystick.ui.remote.BindingDialog;
import org.tallystick.ui.remote.BindingWords;
import org.tallystick.ui.send.SendDialog;
import org.tallystick.ui.shell.ChangeDialog;
import org.tallystick.ui.shell.Person;
import org.tallystick.user.Role;

/// A partner's interfaces with their rules in words, a name to try each on, and the dialog an administrator changes them in.
class InterfacesPanel extends Div {

  private static final long serialVersionUID = 1L;

  private static final String MEND = "Mend what is marked above; nothing was changed.";

  private final transient Partners partners;
  private final transient PartnerAdministration administration;
  private final transient Sending sending;
  private final transient RemoteServers servers;
  private final transient RemoteAdministration remote;
  private final transient PartnerId partner;
  private final boolean mayChange;

  InterfacesPanel(
      Partners partners,
      PartnerAdministration administration,
      Sending sending,
      RemoteServers servers,
      RemoteAdministration remote,
      PartnerId partner,
      boolean mayChange) {
    this.partners = partners;
    this.administration = administration;
    this.sending = sending;
    this.servers = servers;
    this.remote = remote;
    this.partner = partner;
    this.mayChange = mayChange;
    setId("interfaces");
    addClassName("cards");
    show();
  }

  private void show() {
    removeAll();
    List<PartnerInterface> all = partners.interfacesOf(partner);
    if (all.isEmpty()) {
      add(
          new Paragraph(
              "No interface is agreed yet; without one the partner can send and fetch nothing."));
    }
    all.forEach(agreed -> add(card(agreed)));
  }

  private Div card(PartnerInterface agreed) {
    boolean inbound = agreed.direction() == Direction.INBOUND;
    Span way = new Span(inbound ? "from partner" : "to partner");
    way.addClassNames("way", inbound ? "way-in" : "way-out");
    Span where = new Span(agreed.directory().text() + " · " + agreed.namePattern());
    where.addClassName("mono");
    Div head = new Div(new H3(agreed.name()), way, where);
    head.addClassNames("card-head", "card-head-plain");
    Div card = new Div(head);
    card.setId("interface-" + agreed.id().value().replace('.', '-'));
    card.addClassName("card");
    RuleText.of(agreed).forEach(sentence -> card.add(new Paragraph(sentence)));
    InterfaceRules rules = agreed.rules();
    card.add(
        new NameTrial(
            "try-" + agreed.id().value().replace('.', '-'),
            name ->
                Optional.of(
                    inbound
                        ? TriedName.of(rules.publication(), name)
                        : TriedName.of(rules.handOver(), name))));
    if (!inbound && Person.isAny(Role.OPERATOR, Role.ADMINISTRATOR)) {
      Button send =
          new Button(
              "Send…",
              click -> new SendDialog(sending, List.of(agreed), Optional.of(agreed)).open());
      send.setId("send-" + agreed.id().value().replace('.', '-'));
      send.addThemeVariants(ButtonVariant.LUMO_SMALL);
      card.add(send);
    }
    if (Person.isAny(Role.OPERATOR, Role.AUDITOR, Role.ADMINISTRATOR)) {
      servers
          .bindingOf(agreed.id())
          .ifPresent(binding ->
              card.add(
                  new Paragraph(
                      new Text(inbound ? "Fetched from " : "Brought to "),
                      new Anchor("remote-servers", BindingWords.of(binding)),
                      new Text("."))));
    }
    if (mayChange) {
      Button bind = new Button("Remote server…", click -> bind(agreed));
      bind.setId("remote-" + agreed.id().value().replace('.', '-'));
      bind.addThemeVariants(ButtonVariant.LUMO_SMALL);
      card.add(bind);
    }
    if (mayChange) {
      Button change = new Button("Change the rule", click -> change(agreed));
      change.setId("rule-" + agreed.id().value().replace('.', '-'));
      change.addThemeVariants(ButtonVariant.LUMO_SMALL);
      card.add(change);
    }
    return card;
  }

  private void bind(PartnerInterface agreed) {
    new BindingDialog(servers, remote, agreed).open(this::show);
  }

  private void change(PartnerInterface agreed) {
    RuleDialog dialog = new RuleDialog(agreed);
    dialog.open();
  }

  /// The form of the direction in a dialog that stays until the rule is agreed.
  private final class RuleDialog {

    private final ChangeDialog dialog;

    RuleDialog(PartnerInterface agreed) {
      if (agreed.direction() == Direction.INBOUND) {
        PublicationForm form = new PublicationForm(agreed.rules().publication(), this::confirm);
        dialog =
            dialog(
                agreed,
                form,
                () -> form.rule().map(rule -> new InterfaceRules(rule, agreed.rules().handOver())));
      } else {
        HandOverForm form = new HandOverForm(agreed.rules().handOver(), this::confirm);
        dialog =
            dialog(
                agreed,
                form,
                () ->
                    form.handOver()
                        .map(handOver ->
                            new InterfaceRules(agreed.rules().publication(), handOver)));
      }
    }

    private ChangeDialog dialog(
        PartnerInterface agreed,
        Component form,
        java.util.function.Supplier<Optional<InterfaceRules>> wanted) {
      ChangeDialog made =
          new ChangeDialog(
              "Change the rule",
              () ->
                  wanted
                      .get()
                      .map(rules -> Reasons.of(administration.changeRules(agreed.id(), rules)))
                      .orElse(Optional.of(MEND)),
              InterfacesPanel.this::show,
              form);
      made.setHeaderTitle("The rule of " + agreed.name());
      made.setWidth("min(44rem, 100vw)");
      return made;
    }

    void open() {
      dialog.open();
    }

    private void confirm() {
      dialog.confirm();
    }
  }
}
