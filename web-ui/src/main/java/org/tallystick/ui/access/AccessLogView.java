package org.tallystick.ui.access;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tallystick.access.AccessEvent;
import org.tallystick.access.AccessFilter;
import org.tallystick.access.AccessKey;
import org.tallystick.access.AccessLog;
import org.tallystick.ledger.CommitFeed;
import org.tallystick.ledger.LedgerPosition;
import org.tallystick.ledger.LogId;
import org.tallystick.partner.Partner;
import org.tallystick.partner.Partners;
import org.tallystick.ui.document.DocumentView;
import org.tallystick.ui.shell.KeysetRows;
import org.tallystick.ui.shell.Live;
import org.tallystick.ui.shell.Page;

/// Every session, sign-in and operation, newest first; a line opens to what was recorded.
@Route("access-log")
@PageTitle("Access log · Tallystick")
@RolesAllowed({"business", "operator", "auditor", "administrator"})
public class AccessLogView extends Page implements BeforeEnterObserver {

  private static final long serialVersionUID = 1L;

  private final transient AccessLog log;
  private final ComboBox<String> partner = new ComboBox<>();
  private final ComboBox<EventGroup> group = new ComboBox<>();
  private final TextField session = new TextField();
  private final Grid<AccessEvent> grid = new Grid<>();
  private transient @Nullable KeysetRows<AccessEvent, AccessKey> rows;
  private boolean showing;

  @Inject
  public AccessLogView(AccessLog log, Partners partners, CommitFeed feed) {
    super("Access log");
    this.log = log;
    addClassName("page-wide");
    List<String> logs = new ArrayList<>(partners.all().stream().map(Partner::id).map(Object::toString).toList());
    logs.add(LogId.SYSTEM.value());
    add(filters(logs), grid());
    Live.follow(this, feed, this::refresh);
  }

  /// The access log, opened at one event.
  public static String addressOf(LedgerPosition position) {
    return "access-log/" + position;
  }

  private Div filters(List<String> logs) {
    partner.setId("log");
    partner.setPlaceholder("Every log");
    partner.setAriaLabel("Log");
    partner.setItems(logs);
    partner.setClearButtonVisible(true);
    group.setId("group");
    group.setPlaceholder("Everything");
    group.setAriaLabel("Kind of event");
    group.setItems(EventGroup.values());
    group.setItemLabelGenerator(EventGroup::label);
    group.setClearButtonVisible(true);
    session.setId("session");
    session.setPlaceholder("Session id");
    session.setAriaLabel("Session id");
    session.setClearButtonVisible(true);
    session.setValueChangeMode(ValueChangeMode.LAZY);
    partner.addValueChangeListener(changed -> ask());
    group.addValueChangeListener(changed -> ask());
    session.addValueChangeListener(changed -> ask());
    Div filters = new Div(partner, group, session);
    filters.addClassName("filters");
    return filters;
  }

  private Grid<AccessEvent> grid() {
    grid.setId("access-log");
    grid.addThemeVariants(GridVariant.LUMO_NO_BORDER, GridVariant.LUMO_COMPACT);
    grid.setSelectionMode(Grid.SelectionMode.NONE);
    grid.addColumn(event -> formats().instant(event.at())).setHeader("When").setAutoWidth(true).setFlexGrow(0);
    grid.addComponentColumn(AccessLogView::sentence).setHeader("What happened").setFlexGrow(1);
    grid.addColumn(event -> event.position().log().value()).setHeader("Log").setAutoWidth(true).setFlexGrow(0);
    grid.addColumn(AccessEvent::operation).setHeader("Operation").setAutoWidth(true).setFlexGrow(0);
    grid.setItemDetailsRenderer(new ComponentRenderer<>(AccessLogView::details));
    grid.setEmptyStateComponent(nothing("No event matches.", "Clear a filter, or choose another log."));
    return grid;
  }

  private static Div sentence(AccessEvent event) {
    Span text = new Span(event.sentence());
    text.addClassName("sentence");
    return new Div(text);
  }

  private static Div details(AccessEvent event) {
    Div details = new Div();
    details.addClassName("event-details");
    event.document().ifPresent(position -> details.add(new Anchor(DocumentView.address(position), "Open the document")));
    event.session().ifPresent(id -> details.add(new Anchor("access-log?session=" + id, "Everything of this session")));
    details.add(new Pre(event.json().orElse("The words of this event have been erased.")));
    return details;
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    QueryParameters parameters = event.getLocation().getQueryParameters();
    showing = true;
    partner.setValue(parameters.getSingleParameter("log").filter(text -> text.matches("[a-z][a-z0-9-]{0,39}")).orElse(null));
    group.setValue(parameters.getSingleParameter("group").flatMap(EventGroup::ofWord).orElse(null));
    session.setValue(parameters.getSingleParameter("session").orElse(""));
    showing = false;
    show();
  }

  private void ask() {
    if (showing) {
      return;
    }
    Map<String, List<String>> parameters = new LinkedHashMap<>();
    Optional.ofNullable(partner.getValue()).ifPresent(id -> parameters.put("log", List.of(id)));
    Optional.ofNullable(group.getValue()).ifPresent(chosen -> parameters.put("group", List.of(chosen.word())));
    Optional.of(session.getValue().strip()).filter(id -> !id.isEmpty()).ifPresent(id -> parameters.put("session", List.of(id)));
    getUI().ifPresent(ui -> ui.getPage().getHistory().replaceState(null, new Location("access-log", new QueryParameters(parameters))));
    show();
  }

  private void show() {
    AccessFilter filter =
        new AccessFilter(
            Optional.ofNullable(partner.getValue()).map(LogId::new),
            Optional.ofNullable(group.getValue()).map(EventGroup::types).orElse(Set.of()),
            Optional.empty(),
            Optional.of(session.getValue().strip()).filter(id -> !id.isEmpty()),
            Optional.empty(),
            Optional.empty());
    KeysetRows<AccessEvent, AccessKey> shown =
        new KeysetRows<>((after, limit) -> read(filter, after, limit), AccessKey::of, AccessLog.MOST);
    rows = shown;
    grid.setItems(asked -> shown.rows(asked.getOffset(), asked.getLimit()));
  }

  private List<AccessEvent> read(AccessFilter filter, @Nullable AccessKey after, int limit) {
    return log.page(filter, after, limit);
  }

  private void refresh() {
    if (rows != null) {
      rows.forget();
      grid.getLazyDataView().refreshAll();
    }
  }

  @Override
  protected void zoneKnown() {
    refresh();
  }
}
