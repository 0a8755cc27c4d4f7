package org.tallystick.ui.remote;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.tallystick.partner.Partner;
import org.tallystick.partner.Partners;
import org.tallystick.remote.RemoteAdministration;
import org.tallystick.remote.RemoteOperation;
import org.tallystick.remote.RemoteServer;
import org.tallystick.remote.RemoteServerId;
import org.tallystick.remote.RemoteServers;
import org.tallystick.ui.partner.Reasons;
import org.tallystick.ui.shell.ChangeDialog;
import org.tallystick.ui.shell.Page;
import org.tallystick.ui.shell.Person;
import org.tallystick.user.Role;

/// The servers that partners run themselves, with what is fetched from and brought to each, what waits to be brought, and what could not be fetched.
@Route("remote-servers")
@PageTitle("Remote servers · Tallystick")
@RolesAllowed({"operator", "auditor", "administrator"})
public class RemoteServersView extends Page {

  private static final long serialVersionUID = 1L;

  private final transient RemoteServers servers;
  private final transient RemoteAdministration administration;
  private final transient RemoteOperation operation;
  private final transient Partners partners;
  private final transient Clock clock;
  private final Div cards = new Div();
  private final QueuePanel waiting;
  private final QueuePanel failing;

  @Inject
  public RemoteServersView(
      RemoteServers servers,
      RemoteAdministration administration,
      RemoteOperation operation,
      Partners partners,
      Clock clock) {
    super("Remote servers");
    this.servers = servers;
    this.administration = administration;
    this.operation = operation;
    this.partners = partners;
    this.clock = clock;
    boolean mayAct = Person.isAny(Role.OPERATOR, Role.ADMINISTRATOR);
    waiting = new QueuePanel(Queues.TO_BRING, new Queues.Bringing(operation), mayAct, this::show);
    failing = new QueuePanel(Queues.TO_FETCH, new Queues.Fetching(operation), mayAct, this::show);
    if (Person.administers()) {
      Button create = new Button("New remote server", click -> create());
      create.setId("new-remote-server");
      action(create);
    }
    Button again = new Button("Look again", click -> show());
    again.setId("look-again");
    action(again);
    Paragraph what =
        new Paragraph(
            "These partners run the SFTP server themselves: files are fetched from there and brought there.");
    what.addClassName("quiet");
    cards.setId("remote-servers");
    cards.addClassName("cards");
    add(
        what,
        cards,
        new H2("Waiting to be brought"),
        waiting,
        new H2("Could not be fetched"),
        failing);
    show();
  }

  private void show() {
    cards.removeAll();
    List<RemoteServer> all = servers.all();
    if (all.isEmpty()) {
      cards.add(
          nothing(
              "No partner's server is known yet.",
              "An administrator describes one; then an operator tests the connection and confirms its host key."));
    }
    ServerCard.UseCases useCases =
        new ServerCard.UseCases(servers, administration, operation, clock);
    all.forEach(
        server -> cards.add(new ServerCard(useCases, server, formats(), this::show, this::secret)));
    waiting.show(Queues.toBring(servers.waiting()), formats());
    failing.show(Queues.toFetch(servers.failing()), formats());
  }

  private void create() {
    ComboBox<Partner> partner = new ComboBox<>("Partner", partners.all());
    partner.setId("remote-partner");
    partner.setItemLabelGenerator(Partner::name);
    TextField shortName = ServerForm.field("remote-short-name", "Short name", "For example bank.");
    ServerForm form = new ServerForm();
    ChangeDialog dialog =
        new ChangeDialog(
            "New remote server",
            () ->
                partner.getValue() == null
                    ? Optional.of("Choose the partner.")
                    : Reasons.of(
                        administration.create(
                            new RemoteServerId(
                                partner.getValue().id() + "." + shortName.getValue().strip()),
                            form.value())),
            this::show,
            Stream.concat(Stream.of(partner, shortName), Stream.of(form.fields()))
                .toArray(Component[]::new));
    dialog.open();
  }

  private void secret(RemoteServer server) {
    PasswordField password = new PasswordField("Password");
    password.setId("remote-password");
    password.setHelperText("It is kept in a file for the server only, and never shown again.");
    new ChangeDialog(
            "Set the password",
            () -> Reasons.of(administration.password(server.id(), password.getValue())),
            this::show,
            password)
        .open();
  }

  @Override
  protected void zoneKnown() {
    show();
  }

  @Override
  protected void narrow(boolean narrow) {
    waiting.narrow(narrow);
    failing.narrow(narrow);
  }
}
