package org.tallystick.ui.access;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Pre;
import org.tallystick.access.AccessEvent;
import org.tallystick.ledger.LogId;
import org.tallystick.ui.directory.DirectoriesView;
import org.tallystick.ui.document.DocumentView;

/// What was recorded of an event, and the ways on from it.
class EventDetails extends Div {

  private static final long serialVersionUID = 1L;

  EventDetails(AccessEvent event) {
    addClassName("event-details");
    Div ways = new Div();
    ways.addClassName("ways-on");
    event
        .document()
        .ifPresent(
            position -> ways.add(new Anchor(DocumentView.address(position), "The document")));
    event
        .session()
        .ifPresent(
            id -> ways.add(new Anchor("access-log?session=" + id, "Everything of this session")));
    if (!event.position().log().equals(LogId.SYSTEM)) {
      ways.add(
          new Anchor(
              DirectoriesView.addressAfter(event.position()), "The directories just after it"));
    }
    ways.add(new Anchor(AccessLogView.addressOf(event.position()), "Event " + event.position()));
    Pre json = new Pre(event.json().orElse("The words of this event have been erased."));
    json.addClassName("rendered");
    add(ways, json);
  }
}
