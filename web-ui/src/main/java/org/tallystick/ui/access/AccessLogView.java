package org.tallystick.ui.access;

import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallystick.access.AccessEvent;
import org.tallystick.access.AccessFilter;
import org.tallystick.access.AccessLog;
import org.tallystick.ledger.LedgerPosition;
import org.tallystick.ledger.LogId;
import org.tallystick.ledger.TimelineKey;
import org.tallystick.partner.Partner;
import org.tallystick.partner.Partners;
import org.tallystick.ui.shell.KeysetRows;
import org.tallystick.ui.shell.Live;
import org.tallystick.ui.shell.Page;

/// Every session, sign-in and operation, newest first; a line opens to what was recorded. Its address holds the whole question.
@Route("access-log")
@PageTitle("Access log · Tallystick")
@RolesAllowed({"business", "operator", "auditor", "administrator"})
public class AccessLogView extends Page implements BeforeEnterObserver {

  private static final long serialVersionUID = 1L;

  private final transient AccessLog log;
  private final AccessFilters filters;
  private final Grid<AccessEvent> grid = new Grid<>();
  private transient AccessQuery query = AccessQuery.of(QueryParameters.empty());
  private transient @Nullable KeysetRows<AccessEvent, TimelineKey> rows;

  @Inject
  public AccessLogView(AccessLog log, Partners partners, Live live) {
    super("Access log");
    this.log = log;
    addClassName("page-wide");
    List<String> logs = new ArrayList<>();
    List<String> accounts = new ArrayList<>();
    for (Partner partner : partners.all()) {
      logs.add(partner.id().value());
      partners.accountsOf(partner.id()).forEach(account -> accounts.add(account.id().value()));
    }
    logs.add(LogId.SYSTEM.value());
    filters = new AccessFilters(logs, accounts, this::ask);
    prepareGrid();
    add(filters, grid);
    live.follow(this, this::refresh);
  }

  /// The access log, opened at one event.
  public static String addressOf(LedgerPosition position) {
    return "access-log/" + position;
  }

  private void prepareGrid() {
    grid.setId("access-log");
    grid.addThemeVariants(GridVariant.LUMO_NO_BORDER, GridVariant.LUMO_COMPACT);
    grid.setSelectionMode(Grid.SelectionMode.NONE);
    grid.addColumn(event -> formats().instant(event.at()))
        .setHeader("When")
        .setWidth("12rem")
        .setFlexGrow(0)
        .setKey("at");
    grid.addComponentColumn(this::sentence).setHeader("What happened").setFlexGrow(1);
    grid.addColumn(event -> event.account().orElse(""))
        .setHeader("Account")
        .setWidth("9rem")
        .setFlexGrow(0)
        .setKey("account");
    grid.addColumn(event -> event.position().log().value())
        .setHeader("Log")
        .setWidth("8rem")
        .setFlexGrow(0)
        .setKey("log");
    grid.addColumn(AccessEvent::operation)
        .setHeader("Operation")
        .setWidth("17rem")
        .setFlexGrow(0)
        .setKey("operation");
    grid.setItemDetailsRenderer(new ComponentRenderer<>(EventDetails::new));
    grid.setEmptyStateComponent(
        nothing("No event matches.", "Clear a filter, or choose another log."));
  }

  private Div sentence(AccessEvent event) {
    Span text = new Span(event.sentence());
    text.addClassName("sentence");
    Span at = new Span(formats().instant(event.at()) + " · " + event.position().log());
    at.addClassName("narrow-only");
    return new Div(text, at);
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    query = AccessQuery.of(event.getLocation().getQueryParameters());
    filters.show(query);
    show();
  }

  private void ask(AccessQuery wanted) {
    query = wanted;
    getUI()
        .ifPresent(ui ->
            ui.getPage()
                .getHistory()
                .replaceState(null, new Location("access-log", query.parameters())));
    show();
  }

  private void show() {
    AccessFilter filter = query.filter(formats().zone());
    KeysetRows<AccessEvent, TimelineKey> shown =
        new KeysetRows<>(
            (after, limit) -> log.page(filter, after, limit), AccessEvent::key, AccessLog.MOST);
    rows = shown;
    grid.setItems(asked -> shown.rows(asked.getOffset(), asked.getLimit()));
  }

  private void refresh() {
    if (rows != null) {
      rows.forget();
      grid.getLazyDataView().refreshAll();
    }
  }

  @Override
  protected void narrow(boolean narrow) {
    roomy(grid, narrow, "at", "account", "log", "operation");
  }

  @Override
  protected void zoneKnown() {
    show();
  }
}
