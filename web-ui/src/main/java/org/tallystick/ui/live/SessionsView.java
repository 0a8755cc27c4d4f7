package org.tallystick.ui.live;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.shared.Registration;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tallystick.guard.AddressRange;
import org.tallystick.guard.Ban;
import org.tallystick.guard.Bans;
import org.tallystick.live.LiveSession;
import org.tallystick.live.LiveTransfer;
import org.tallystick.live.Supervision;
import org.tallystick.partner.Direction;
import org.tallystick.ui.shell.ChangeDialog;
import org.tallystick.ui.shell.Formats;
import org.tallystick.ui.shell.Page;
import org.tallystick.ui.shell.Person;
import org.tallystick.ui.shell.SteadyRows;
import org.tallystick.user.Role;

/// The SFTP sessions of now with what they transfer, looked at again every two seconds; and the addresses that are kept out.
@Route("sessions")
@PageTitle("Sessions · Tallystick")
@RolesAllowed({"operator", "auditor", "administrator"})
public class SessionsView extends Page {

  private static final long serialVersionUID = 1L;
  private static final int EVERY_MILLIS = 2000;

  private final transient Supervision supervision;
  private final transient Bans bans;
  private final Grid<LiveSession> sessions = new Grid<>();
  private final Grid<Ban> banned = new Grid<>();
  private final SteadyRows<LiveSession> sessionRows =
      new SteadyRows<>(sessions, LiveSession::id, SessionsView::look);
  private final SteadyRows<Ban> banRows = new SteadyRows<>(banned, Ban::address);
  private final boolean mayAct = Person.isAny(Role.OPERATOR, Role.ADMINISTRATOR);
  private @Nullable Registration polling;

  @Inject
  public SessionsView(Supervision supervision, Bans bans) {
    super("Sessions");
    this.supervision = supervision;
    this.bans = bans;
    if (mayAct) {
      Button ban = new Button("Ban an address", click -> ban(""));
      ban.setId("ban-address");
      action(ban);
    }
    describeSessions();
    describeBans();
    add(sessions, new H2("Banned addresses"), banned);
    show();
  }

  private void describeSessions() {
    plain(sessions, "sessions");
    sessions
        .addComponentColumn(SessionsView::who)
        .setHeader("Account")
        .setFlexGrow(1)
        .setAutoWidth(true);
    sessions.addComponentColumn(this::transfers).setHeader("Transfers").setFlexGrow(3);
    sessions.addColumn(LiveSession::client).setHeader("Client").setFlexGrow(1).setKey("client");
    sessions
        .addComponentColumn(SessionsView::algorithms)
        .setHeader("Algorithms")
        .setFlexGrow(2)
        .setKey("algorithms");
    sessions
        .addColumn(session -> formats().instant(session.since()))
        .setHeader("Since")
        .setWidth("12rem")
        .setFlexGrow(0)
        .setKey("since");
    if (mayAct) {
      sessionRows.buttons(this::actions).setWidth("9rem").setFlexGrow(0);
    }
    sessions.setEmptyStateComponent(
        nothing("Nobody is signed in over SFTP.", "Who comes is shown here at once."));
  }

  private void describeBans() {
    plain(banned, "bans");
    banned.addColumn(Ban::address).setHeader("Address").setWidth("10rem").setFlexGrow(0);
    banned.addColumn(Ban::reason).setHeader("Reason").setFlexGrow(1);
    banned
        .addColumn(ban -> ban.by().orElse("the server"))
        .setHeader("By")
        .setWidth("9rem")
        .setFlexGrow(0)
        .setKey("by");
    banned
        .addColumn(ban -> formats().instant(ban.until()))
        .setHeader("Until")
        .setWidth("12rem")
        .setFlexGrow(0)
        .setKey("until");
    if (mayAct) {
      banRows.buttons(this::lifting).setWidth("6rem").setFlexGrow(0);
    }
    banned.setEmptyStateText("No address is banned.");
  }

  private static void plain(Grid<?> grid, String id) {
    grid.setId(id);
    grid.addThemeVariants(
        GridVariant.LUMO_NO_BORDER, GridVariant.LUMO_COMPACT, GridVariant.LUMO_WRAP_CELL_CONTENT);
    grid.setSelectionMode(Grid.SelectionMode.NONE);
    grid.setAllRowsVisible(true);
  }

  private static Div who(LiveSession session) {
    Span peer = new Span(session.peer());
    peer.addClassName("quiet");
    return new Div(new Div(session.account().value()), peer);
  }

  /// The speed of what is under way is another each time.
  private static List<Object> look(LiveSession session) {
    return session.transfers().isEmpty() ? List.of(session) : List.of(session, Instant.now());
  }

  private Div transfers(LiveSession session) {
    Div all = new Div();
    Instant now = Instant.now();
    session.transfers().forEach(transfer -> all.add(new Div(words(transfer, now))));
    if (session.transfers().isEmpty()) {
      Span idle = new Span("idle");
      idle.addClassName("quiet");
      all.add(idle);
    }
    return all;
  }

  /// `↑ /in/order.xml 3.1 MB, 1.2 MB/s`, and of a download how much of all.
  private static String words(LiveTransfer transfer, Instant now) {
    String progress =
        transfer.size().isPresent() && transfer.size().getAsLong() > 0
            ? " of "
                + Formats.size(transfer.size().getAsLong())
                + " ("
                + transfer.bytes() * 100 / transfer.size().getAsLong()
                + " %)"
            : "";
    return (transfer.direction() == Direction.INBOUND ? "↑ " : "↓ ")
        + transfer.path().text()
        + " "
        + Formats.size(transfer.bytes())
        + progress
        + ", "
        + Formats.size(transfer.bytesPerSecond(now))
        + "/s";
  }

  private static Div algorithms(LiveSession session) {
    Span words = new Span(session.algorithms());
    words.addClassName("quiet");
    Div all = new Div(words);
    if (session.weak()) {
      Span weak = new Span("weak, by an exception");
      weak.addClassNames("badge", "badge-weak");
      all.add(weak);
    }
    if (session.dated()) {
      Span dated = new Span("old software: MAC over plain text");
      dated.addClassNames("badge", "badge-weak");
      all.add(dated);
    }
    return all;
  }

  private Div actions(LiveSession session) {
    String peer = session.peer();
    String address = peer.substring(0, peer.lastIndexOf(':'));
    Button close = small("Close", "close-session", () -> close(session));
    close.setAriaLabel("Close " + peer);
    Button ban = small("Ban", "ban-session", () -> ban(address));
    ban.setAriaLabel("Ban " + address);
    return new Div(close, ban);
  }

  private static Button small(String text, String name, Runnable run) {
    Button button = new Button(text, click -> run.run());
    button.addClassName(name);
    button.addThemeVariants(ButtonVariant.LUMO_SMALL);
    return button;
  }

  private void close(LiveSession session) {
    TextField reason = reason();
    new ChangeDialog(
            "Close the session",
            () ->
                supervision.close(session.id(), reason.getValue())
                    ? Optional.empty()
                    : Optional.of("The session has ended meanwhile."),
            this::show,
            reason)
        .open();
  }

  private void ban(String of) {
    TextField address = new TextField("Address");
    address.setId("ban-of");
    address.setValue(of);
    TextField hours = new TextField("Hours");
    hours.setId("ban-hours");
    hours.setValue("24");
    TextField reason = reason();
    new ChangeDialog(
            "Ban the address",
            () -> {
              supervision.ban(
                  AddressRange.address(address.getValue().strip()),
                  hours(hours.getValue()),
                  reason.getValue());
              return Optional.empty();
            },
            this::show,
            address,
            hours,
            reason)
        .open();
  }

  private static Duration hours(String typed) {
    if (!typed.strip().matches("[0-9]{1,4}")) {
      throw new IllegalArgumentException("hours: found '" + typed + "', expected a whole number");
    }
    return Duration.ofHours(Long.parseLong(typed.strip()));
  }

  private Button lifting(Ban ban) {
    Button lift = small("Lift", "lift", () -> lift(ban));
    lift.setAriaLabel("Lift the ban of " + ban.address());
    return lift;
  }

  private void lift(Ban ban) {
    TextField reason = reason();
    new ChangeDialog(
            "Lift the ban",
            () -> {
              bans.lift(AddressRange.address(ban.address()), reason.getValue());
              return Optional.empty();
            },
            this::show,
            reason)
        .open();
  }

  private static TextField reason() {
    TextField reason = new TextField("Reason");
    reason.setId("reason");
    reason.setHelperText("It goes into the log.");
    return reason;
  }

  private void show() {
    sessionRows.show(supervision.sessions());
    banRows.show(bans.all());
  }

  @Override
  protected void onAttach(AttachEvent event) {
    super.onAttach(event);
    event.getUI().setPollInterval(EVERY_MILLIS);
    polling = event.getUI().addPollListener(poll -> show());
  }

  @Override
  protected void onDetach(DetachEvent event) {
    event.getUI().setPollInterval(-1);
    if (polling != null) {
      polling.remove();
    }
    super.onDetach(event);
  }

  @Override
  protected void narrow(boolean narrow) {
    roomy(sessions, narrow, "client", "algorithms", "since");
    roomy(banned, narrow, "by", "until");
  }

  @Override
  protected void zoneKnown() {
    sessionRows.showAnew();
    banRows.showAnew();
  }
}
