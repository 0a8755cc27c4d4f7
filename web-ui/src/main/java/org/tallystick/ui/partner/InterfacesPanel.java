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
import org.tallystick.manifest.CutOff;
import org.tallystick.manifest.ManifestCutOffs;
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
  private final transient ManifestCutOffs cutOffs;
  private final transient Sending sending;
  private final transient RemoteServers servers;
  private final transient RemoteAdministration remote;
  private final transient PartnerId partner;
  private final boolean mayChange;

  InterfacesPanel(
      Partners partners,
      PartnerAdministration administration,
      ManifestCutOffs cutOffs,
      Sending sending,
      RemoteServers servers,
      RemoteAdministration remote,
      PartnerId partner,
      boolean mayChange) {
    this.partners = partners;
    this.administration = administration;
    this.cutOffs = cutOffs;
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
      card.add(
          button(
              "Send…",
              "send",
              agreed,
              () -> new SendDialog(sending, List.of(agreed), Optional.of(agreed)).open()));
    }
    if (Person.isAny(Role.OPERATOR, Role.AUDITOR, Role.ADMINISTRATOR)) {
      servers
          .bindingOf(agreed.id())
          .ifPresent(binding ->
              card.add(
                  new Paragraph(
                      new Text(inbound ? "Fetched from " : "Brought to "),
                      new Anchor("remote-servers", BindingWords.of(binding, inbound)),
                      new Text("."))));
    }
    Optional<CutOff> own = cutOffs.newestOfInterface(agreed.id());
    own.ifPresent(cutOff -> card.add(ownManifest(agreed, cutOff)));
    if (mayChange) {
      card.add(
          button("Remote server…", "remote", agreed, () -> bind(agreed)),
          button("Change the rule", "rule", agreed, () -> change(agreed)),
          button("Cut-off…", "cut-off", agreed, () -> changeCutOff(agreed, own)));
      if (own.isPresent()) {
        card.add(button("Withdraw the cut-off", "no-cut-off", agreed, () -> withdraw(agreed)));
      }
    }
    return card;
  }

  private static Button button(String text, String id, PartnerInterface agreed, Runnable action) {
    Button button = new Button(text, click -> action.run());
    button.setId(id + "-" + agreed.id().value().replace('.', '-'));
    button.addThemeVariants(ButtonVariant.LUMO_SMALL);
    return button;
  }

  private static Paragraph ownManifest(PartnerInterface agreed, CutOff cutOff) {
    return new Paragraph(
        "Has a manifest of its own, manifests/<day>.%s.csv: its day ends at %s (from %s on)."
            .formatted(agreed.id().shortName(), cutOff.text(), cutOff.since()));
  }

  private void changeCutOff(PartnerInterface agreed, Optional<CutOff> own) {
    CutOffDialog.open(
        "Give it a cut-off of its own",
        own.orElseGet(() -> cutOffs.newest(partner)),
        (time, zone) -> cutOffs.setOfInterface(agreed.id(), time, zone),
        this::show);
  }

  private void withdraw(PartnerInterface agreed) {
    new ChangeDialog(
            "Withdraw the cut-off",
            () -> Reasons.of(cutOffs.withdrawOfInterface(agreed.id())),
            this::show,
            new Paragraph(
                "From tomorrow on, the days of "
                    + agreed.name()
                    + " end with the partner's, and it has no manifest of its own. Those there are stay."))
        .open();
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
