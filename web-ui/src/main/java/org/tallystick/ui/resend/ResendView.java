package org.tallystick.ui.resend;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteParameters;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tallystick.archive.Document;
import org.tallystick.exchange.ExchangeHistory;
import org.tallystick.ledger.LedgerPosition;
import org.tallystick.resend.ResendLine;
import org.tallystick.resend.ResendOrder;
import org.tallystick.resend.ResendOrders;
import org.tallystick.resend.ResendProgress;
import org.tallystick.ui.document.DocumentView;
import org.tallystick.ui.shell.ChangeDialog;
import org.tallystick.ui.shell.KeysetRows;
import org.tallystick.ui.shell.Live;
import org.tallystick.ui.shell.Page;
import org.tallystick.ui.shell.Person;
import org.tallystick.user.Role;

/// One order to send files again: how far it is, what became of each file, and what can still be done.
@Route("resends/:id")
@PageTitle("Resend · Tallystick")
@RolesAllowed({"operator", "auditor", "administrator"})
public class ResendView extends Page implements BeforeEnterObserver {

  private static final long serialVersionUID = 1L;
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final transient ResendOrders orders;
  private final transient ExchangeHistory history;
  private final Div head = new Div();
  private final Div actions = new Div();
  private final Grid<ResendLine> grid = new Grid<>();
  private transient Optional<UUID> id = Optional.empty();
  private transient ResendOrder.Kind kind = ResendOrder.Kind.RESEND;
  private ResendProgress.@Nullable State acted;

  @Inject
  public ResendView(ResendOrders orders, ExchangeHistory history, Live live) {
    super("Resend");
    this.orders = orders;
    this.history = history;
    addClassName("page-wide");
    grid.setId("files");
    grid.addThemeVariants(
        GridVariant.LUMO_NO_BORDER, GridVariant.LUMO_COMPACT, GridVariant.LUMO_WRAP_CELL_CONTENT);
    grid.setSelectionMode(Grid.SelectionMode.NONE);
    grid.addComponentColumn(this::file).setHeader("File").setFlexGrow(1);
    grid.addColumn(line -> ResendWords.of(kind, line.outcome()))
        .setHeader("What became of it")
        .setWidth("12rem")
        .setFlexGrow(0)
        .setKey("outcome");
    grid.addColumn(line -> line.why().orElse("")).setHeader("Why").setFlexGrow(2).setKey("why");
    actions.addClassName("actions");
    add(head, actions, grid);
    live.follow(this, PAUSE, this::show);
  }

  static String address(UUID id) {
    return "resends/" + id;
  }

  static void open(UUID id) {
    UI.getCurrent().navigate(ResendView.class, new RouteParameters("id", id.toString()));
  }

  private Div file(ResendLine line) {
    LedgerPosition shown =
        kind == ResendOrder.Kind.REPLAY ? line.document() : line.again().orElse(line.document());
    String name = history.find(line.document()).map(Document::name).orElse(shown.toString());
    Anchor link = new Anchor(DocumentView.address(shown), name);
    link.addClassName("file-name");
    Span summary =
        new Span(
            ResendWords.of(kind, line.outcome()) + line.why().map(why -> " · " + why).orElse(""));
    summary.addClassName("narrow-only");
    return new Div(link, summary);
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    id = parse(event.getRouteParameters().get("id").orElse(""));
    acted = null;
    actions.removeAll();
    show();
  }

  private static Optional<UUID> parse(String text) {
    try {
      return Optional.of(UUID.fromString(text));
    } catch (IllegalArgumentException notOne) {
      return Optional.empty();
    }
  }

  private void show() {
    head.removeAll();
    Optional<ResendProgress> found = id.flatMap(orders::find);
    grid.setVisible(found.isPresent());
    if (found.isEmpty()) {
      head.add(nothing("There is no such resend.", "See the list of resends."));
      return;
    }
    ResendProgress progress = found.get();
    ResendOrder order = progress.order();
    kind = order.kind();
    title(order.reason());
    ProgressBar bar = new ProgressBar(0, 1, progress.share());
    bar.getElement().setAttribute("aria-label", "Progress");
    Span state =
        new Span(ResendWords.badge(progress), new Span(" " + ResendWords.counts(progress)));
    state.setId("progress");
    Div facts = new Div();
    facts.addClassName("facts");
    facts.add(
        fact("Ordered by", order.orderedBy() + ", " + formats().instant(order.orderedAt())),
        fact("Files", "%,d, to be ".formatted(order.files()) + ResendWords.kind(order)));
    order.approvedBy().ifPresent(by -> facts.add(fact("Approved by", by)));
    order.stoppedBy().ifPresent(by -> facts.add(fact("Stopped by", by)));
    head.add(state, bar, facts);
    if (!progress.state().equals(acted)) {
      acted = progress.state();
      showActions(progress);
    }
    KeysetRows<ResendLine, LedgerPosition> rows =
        new KeysetRows<>(this::read, ResendLine::document, ExchangeHistory.MOST);
    grid.setItems(asked -> rows.rows(asked.getOffset(), asked.getLimit()));
  }

  private List<ResendLine> read(@Nullable LedgerPosition after, int limit) {
    return orders.files(id.orElseThrow(), after, limit);
  }

  /// Not at each refresh: a press on a button that is just replaced would be lost.
  private void showActions(ResendProgress progress) {
    actions.removeAll();
    if (!Person.isAny(Role.OPERATOR, Role.ADMINISTRATOR)) {
      return;
    }
    UUID order = progress.order().id();
    if (progress.state() == ResendProgress.State.WAITING) {
      Button approve = new Button("Approve", click -> approve(order));
      approve.setId("approve");
      approve.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
      actions.add(approve);
    }
    if (progress.isStoppable()) {
      Button stop =
          new Button(
              kind == ResendOrder.Kind.REPLAY ? "Stop…" : "Stop and take back…",
              click -> askToStop(order));
      stop.setId("stop");
      actions.add(stop);
    }
  }

  private void askToStop(UUID order) {
    Paragraph what =
        new Paragraph(
            kind == ResendOrder.Kind.REPLAY
                ? "What waits is not given to the application. What it was given stays with it."
                : "What waits is not sent, and what nobody has begun to fetch is taken back. What was begun stays.");
    new ChangeDialog("Stop", () -> ResendWords.why(orders.stop(order)), this::show, what).open();
  }

  private void approve(UUID order) {
    ResendWords.why(orders.approve(order))
        .ifPresent(why -> Notification.show(why, 8000, Notification.Position.MIDDLE));
    show();
  }

  @Override
  protected void narrow(boolean narrow) {
    roomy(grid, narrow, "outcome", "why");
  }

  @Override
  protected void zoneKnown() {
    show();
  }
}
