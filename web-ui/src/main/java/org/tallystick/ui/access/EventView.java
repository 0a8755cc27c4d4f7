package org.tallystick.ui.access;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.Optional;
import org.tallystick.access.AccessEvent;
import org.tallystick.access.AccessLog;
import org.tallystick.archive.StoredContent;
import org.tallystick.evidence.leaf.EventType;
import org.tallystick.ledger.LedgerPosition;
import org.tallystick.remote.RemoteServers;
import org.tallystick.ui.shell.Page;
import org.tallystick.ui.shell.Person;
import org.tallystick.user.Role;

/// One event: its sentence and the document that was hashed into the log.
@Route("access-log/:id")
@PageTitle("Event · Tallystick")
@RolesAllowed({"business", "operator", "auditor", "administrator"})
public class EventView extends Page implements BeforeEnterObserver {

  private static final long serialVersionUID = 1L;

  private final transient AccessLog log;
  private final transient RemoteServers servers;
  private final Div body = new Div();

  @Inject
  public EventView(AccessLog log, RemoteServers servers) {
    super("Event");
    this.log = log;
    this.servers = servers;
    add(body);
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    String id = event.getRouteParameters().get("id").orElse("");
    body.removeAll();
    find(id)
        .ifPresentOrElse(
            this::show,
            () ->
                body.add(
                    nothing("There is no event " + id + ".", "Look for it in the access log.")));
  }

  private Optional<AccessEvent> find(String id) {
    try {
      return log.find(LedgerPosition.parse(id));
    } catch (IllegalArgumentException notAnId) {
      return Optional.empty();
    }
  }

  private void show(AccessEvent event) {
    title("Event " + event.position());
    Paragraph when = new Paragraph(formats().instant(event.at()) + " · " + event.operation());
    when.addClassName("quiet");
    body.add(new Paragraph(event.sentence() + "."), when);
    body.add(new EventDetails(event));
    if (event.type() == EventType.REMOTE_LISTED
        && Person.isAny(Role.OPERATOR, Role.AUDITOR, Role.ADMINISTRATOR)) {
      servers
          .listing(event.position())
          .ifPresent(listing -> body.add(panel(event.position(), listing)));
    }
  }

  private Component panel(LedgerPosition event, StoredContent listing) {
    try {
      return new RemoteListingPanel(listing, servers.text(listing), event + ".txt");
    } catch (IOException unreadable) {
      return nothing("The listing cannot be read.", "See the server's log, and run the check.");
    }
  }
}
