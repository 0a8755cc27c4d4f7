package org.tallystick.ui.partner;

import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.util.Optional;
import org.tallystick.evidence.name.RawPath;
import org.tallystick.manifest.CutOff;
import org.tallystick.manifest.ManifestCutOffs;
import org.tallystick.partner.AccountAdministration;
import org.tallystick.partner.AccountProtection;
import org.tallystick.partner.Direction;
import org.tallystick.partner.NewInterface;
import org.tallystick.partner.Partner;
import org.tallystick.partner.PartnerAdministration;
import org.tallystick.partner.PartnerId;
import org.tallystick.partner.Partners;
import org.tallystick.quota.AccountUses;
import org.tallystick.quota.AllowanceAdministration;
import org.tallystick.remote.RemoteAdministration;
import org.tallystick.remote.RemoteServers;
import org.tallystick.send.Sending;
import org.tallystick.ui.shell.ChangeDialog;
import org.tallystick.ui.shell.Page;
import org.tallystick.ui.shell.Person;

/// One partner: the interfaces agreed with it, its accounts and their keys.
@Route("partners/:id")
@PageTitle("Partner · Tallystick")
@RolesAllowed({"business", "operator", "auditor", "administrator"})
public class PartnerView extends Page implements BeforeEnterObserver {

  private static final long serialVersionUID = 1L;

  private final transient Partners partners;
  private final transient PartnerAdministration administration;
  private final transient AccountAdministration accounts;
  private final transient ProtectionPanel.UseCases protection;
  private final transient ManifestCutOffs cutOffs;
  private final transient Sending sending;
  private final transient RemoteServers servers;
  private final transient RemoteAdministration remote;
  private final Div body = new Div();
  private final boolean mayChange = Person.administers();
  private transient Optional<Partner> shown = Optional.empty();

  @Inject
  public PartnerView(
      Partners partners,
      PartnerAdministration administration,
      AccountAdministration accounts,
      AccountProtection protection,
      AllowanceAdministration allowances,
      AccountUses uses,
      ManifestCutOffs cutOffs,
      Sending sending,
      RemoteServers servers,
      RemoteAdministration remote) {
    super("Partner");
    this.partners = partners;
    this.administration = administration;
    this.accounts = accounts;
    this.protection = new ProtectionPanel.UseCases(partners, protection, allowances, uses);
    this.cutOffs = cutOffs;
    this.sending = sending;
    this.servers = servers;
    this.remote = remote;
    add(body);
  }

  static String address(PartnerId id) {
    return "partners/" + id;
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    String id = event.getRouteParameters().get("id").orElse("");
    shown = parse(id).flatMap(partners::find);
    show();
  }

  private static Optional<PartnerId> parse(String id) {
    try {
      return Optional.of(new PartnerId(id));
    } catch (IllegalArgumentException notAnId) {
      return Optional.empty();
    }
  }

  private void show() {
    body.removeAll();
    if (shown.isEmpty()) {
      body.add(nothing("There is no such partner.", "See the list of partners."));
      return;
    }
    Partner partner = shown.get();
    title(partner.name());
    Paragraph where =
        new Paragraph(
            new Anchor("?partner=" + partner.id(), "Exchanges"),
            new Text(" · "),
            new Anchor("directories?partner=" + partner.id(), "Directories"),
            new Text(" · "),
            new Anchor("access-log?log=" + partner.id(), "Access log"));
    body.add(
        where,
        new H2("Interfaces"),
        new InterfacesPanel(
            partners, administration, cutOffs, sending, servers, remote, partner.id(), mayChange),
        cutOff(partner),
        new H2("Accounts"));
    AccountsPanel panel =
        new AccountsPanel(partners, accounts, protection, partner.id(), formats(), mayChange);
    body.add(panel);
    if (mayChange) {
      Button agree = new Button("Agree an interface", click -> agree(partner));
      agree.setId("agree-interface");
      body.addComponentAtIndex(3, agree);
      Button account = new Button("New account", click -> account(partner));
      account.setId("new-account");
      body.add(account);
    }
  }

  private Paragraph cutOff(Partner partner) {
    CutOff newest = cutOffs.newest(partner.id());
    String from = newest.equals(CutOff.DEFAULT) ? "" : " (from " + newest.since() + " on)";
    Paragraph line =
        new Paragraph(
            new Text("Its day ends, and its manifest is made, at " + newest.text() + from + ". "));
    line.setId("cut-off");
    line.addClassName("quiet");
    if (mayChange) {
      Button change =
          new Button(
              "Change the cut-off",
              click ->
                  CutOffDialog.open(
                      "Change the cut-off",
                      newest,
                      (time, zone) -> cutOffs.set(partner.id(), time, zone),
                      this::show));
      change.setId("change-cut-off");
      line.add(change);
    }
    return line;
  }

  private void agree(Partner partner) {
    TextField shortName = new TextField("Short name");
    shortName.setHelperText("For example orders.");
    TextField name = new TextField("Name");
    ComboBox<Direction> direction = new ComboBox<>("Direction", Direction.values());
    direction.setItemLabelGenerator(
        way -> way == Direction.INBOUND ? "From partner to us" : "From us to partner");
    direction.setValue(Direction.INBOUND);
    TextField directory = new TextField("Directory");
    directory.setValue("/in");
    TextField names = new TextField("Names");
    names.setValue("*");
    new ChangeDialog(
            "Agree an interface",
            () ->
                Reasons.of(
                    administration.agree(
                        partner.id(),
                        new NewInterface(
                            shortName.getValue().strip(),
                            name.getValue().strip(),
                            direction.getValue(),
                            RawPath.of(directory.getValue().strip()),
                            names.getValue().strip()))),
            this::show,
            shortName,
            name,
            direction,
            directory,
            names)
        .open();
  }

  private void account(Partner partner) {
    TextField login = new TextField("Login");
    login.setId("account-login");
    login.setHelperText("What the partner gives to sftp: login@host.");
    new ChangeDialog(
            "New account",
            () -> Reasons.of(accounts.create(partner.id(), login.getValue().strip())),
            this::show,
            login)
        .open();
  }

  @Override
  protected void zoneKnown() {
    show();
  }
}
