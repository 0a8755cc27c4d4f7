package org.tallystick.ui.exchange;

import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tallystick.delivery.Delivery;
import org.tallystick.delivery.DeliveryStage;
import org.tallystick.delivery.DeliveryState;
import org.tallystick.exchange.ExchangeHistory;
import org.tallystick.exchange.HistoryFilter;
import org.tallystick.ledger.LedgerPosition;
import org.tallystick.ledger.TimelineKey;
import org.tallystick.partner.Direction;
import org.tallystick.partner.Partner;
import org.tallystick.partner.PartnerInterface;
import org.tallystick.partner.Partners;
import org.tallystick.resend.ResendOrder;
import org.tallystick.resend.ResendOrders;
import org.tallystick.resend.ResendSelection;
import org.tallystick.search.Search;
import org.tallystick.search.SearchPage;
import org.tallystick.search.SearchRequest;
import org.tallystick.search.index.EntryKind;
import org.tallystick.search.index.PageKey;
import org.tallystick.send.Sending;
import org.tallystick.ui.document.DocumentView;
import org.tallystick.ui.resend.ResendBar;
import org.tallystick.ui.send.SendDialog;
import org.tallystick.ui.shell.DayField;
import org.tallystick.ui.shell.DeliveryBadge;
import org.tallystick.ui.shell.Formats;
import org.tallystick.ui.shell.Fragments;
import org.tallystick.ui.shell.KeysetRows;
import org.tallystick.ui.shell.Live;
import org.tallystick.ui.shell.Page;
import org.tallystick.ui.shell.Person;
import org.tallystick.user.Role;

/// Everything that was exchanged, newest first; typed words find it by what is in it. Its address holds the whole question.
@Route("")
@PageTitle("Exchanges · Tallystick")
@RolesAllowed({"business", "operator", "auditor", "administrator"})
public class HistoryView extends Page implements BeforeEnterObserver {

  private static final long serialVersionUID = 1L;

  private final transient ExchangeHistory history;
  private final transient Search search;
  private final transient Sending sending;
  private final TextField words = new TextField();
  private final ComboBox<String> partner = new ComboBox<>();
  private final ComboBox<Direction> direction = new ComboBox<>();
  private final ComboBox<PartnerInterface> agreed = new ComboBox<>();
  private final ComboBox<DeliveryStage> delivery = new ComboBox<>();
  private final DayField from = new DayField();
  private final DayField until = new DayField();
  private final Div notice = new Div();
  private final Grid<HistoryRow> grid = new Grid<>();
  private final Map<String, String> partnerNames = new TreeMap<>();
  private final transient List<PartnerInterface> interfaces = new ArrayList<>();
  private transient HistoryQuery query = HistoryQuery.of(QueryParameters.empty());
  private transient @Nullable KeysetRows<HistoryRow, String> rows;
  private transient Optional<ResendBar> resend = Optional.empty();
  private boolean showing;

  @Inject
  public HistoryView(
      ExchangeHistory history,
      Search search,
      Partners partners,
      Sending sending,
      ResendOrders resends,
      Live live) {
    super("Exchanges");
    this.history = history;
    this.search = search;
    this.sending = sending;
    for (Partner known : partners.all()) {
      partnerNames.put(known.id().value(), known.name());
      interfaces.addAll(partners.interfacesOf(known.id()));
    }
    addClassName("page-wide");
    if (Person.isAny(Role.OPERATOR, Role.ADMINISTRATOR)) {
      Button send = new Button("Send…", click -> send());
      send.setId("send");
      action(send);
    }
    add(filters(), notice, grid());
    if (Person.isAny(Role.OPERATOR, Role.ADMINISTRATOR)) {
      ResendBar bar = new ResendBar(resends, grid, HistoryRow::position, this::everything);
      addComponentAtIndex(indexOf(grid), bar);
      resend = Optional.of(bar);
    }
    live.follow(this, this::refresh);
  }

  /// By the interface that is chosen, or one of the partner's.
  private void send() {
    List<PartnerInterface> outbound =
        interfaces.stream()
            .filter(one -> one.direction() == Direction.OUTBOUND)
            .filter(one -> partner.isEmpty() || one.partner().value().equals(partner.getValue()))
            .toList();
    new SendDialog(
            sending, outbound, Optional.ofNullable(agreed.getValue()).filter(outbound::contains))
        .open();
  }

  private Div filters() {
    words.setId("search");
    words.setPlaceholder(
        "A word in the file, a name, \"a phrase\", partner:acme, after:2026-11-01 …");
    words.setAriaLabel("Search");
    words.setPrefixComponent(VaadinIcon.SEARCH.create());
    words.setClearButtonVisible(true);
    words.setValueChangeMode(ValueChangeMode.LAZY);
    words.addClassName("grow");
    partner.setId("partner");
    partner.setPlaceholder("Every partner");
    partner.setAriaLabel("Partner");
    partner.setItems(partnerNames.keySet());
    partner.setItemLabelGenerator(id -> partnerNames.getOrDefault(id, id));
    partner.setClearButtonVisible(true);
    direction.setId("direction");
    direction.setPlaceholder("Both ways");
    direction.setAriaLabel("Direction");
    direction.setItems(Direction.values());
    direction.setItemLabelGenerator(
        way -> way == Direction.INBOUND ? "From partner" : "To partner");
    direction.setClearButtonVisible(true);
    agreed.setId("interface");
    agreed.setPlaceholder("Every interface");
    agreed.setAriaLabel("Interface");
    agreed.setItems(interfaces);
    agreed.setItemLabelGenerator(PartnerInterface::name);
    agreed.setClearButtonVisible(true);
    delivery.setId("delivery");
    delivery.setPlaceholder("Any delivery");
    delivery.setAriaLabel("Delivery");
    delivery.setItems(DeliveryStage.values());
    delivery.setItemLabelGenerator(DeliveryStage::label);
    delivery.setClearButtonVisible(true);
    from.setId("from");
    from.setPlaceholder("From day");
    from.setAriaLabel("From day");
    from.setClearButtonVisible(true);
    until.setId("until");
    until.setPlaceholder("To day");
    until.setAriaLabel("To day");
    until.setClearButtonVisible(true);
    words.addValueChangeListener(changed -> ask());
    partner.addValueChangeListener(changed -> ask());
    direction.addValueChangeListener(changed -> ask());
    agreed.addValueChangeListener(changed -> ask());
    delivery.addValueChangeListener(changed -> ask());
    from.addValueChangeListener(changed -> ask());
    until.addValueChangeListener(changed -> ask());
    Div filters = new Div(words, partner, direction, agreed, delivery, from, until);
    filters.addClassName("filters");
    return filters;
  }

  private Grid<HistoryRow> grid() {
    grid.setId("history");
    grid.addThemeVariants(GridVariant.LUMO_NO_BORDER, GridVariant.LUMO_COMPACT);
    grid.setSelectionMode(Grid.SelectionMode.NONE);
    grid.addComponentColumn(this::file).setHeader("File").setFlexGrow(1).setKey("file");
    grid.addColumn(row ->
            partnerNames.getOrDefault(row.position().log().value(), row.position().log().value()))
        .setHeader("Partner")
        .setWidth("12rem")
        .setFlexGrow(0)
        .setKey("partner");
    grid.addComponentColumn(HistoryView::way)
        .setHeader("Direction")
        .setWidth("9rem")
        .setFlexGrow(0)
        .setKey("direction");
    grid.addComponentColumn(HistoryView::state)
        .setHeader("Delivery")
        .setWidth("9.5rem")
        .setFlexGrow(0)
        .setKey("state");
    grid.addColumn(row -> Formats.size(row.size()))
        .setHeader("Size")
        .setWidth("7rem")
        .setFlexGrow(0)
        .setKey("size");
    grid.addColumn(row -> formats().instant(row.at()))
        .setHeader("Archived")
        .setWidth("12rem")
        .setFlexGrow(0)
        .setKey("at");
    grid.addItemClickListener(click -> DocumentView.open(click.getItem().position()));
    return grid;
  }

  private Div file(HistoryRow row) {
    Anchor name = new Anchor(DocumentView.address(row.position()), Fragments.of(row.name()));
    name.addClassName("file-name");
    Div file = new Div(name);
    if (row.resend()) {
      Span again = new Span("sent again");
      again.addClassNames("way", "resend");
      file.add(new Text(" "), again);
    }
    if (!row.snippet().isEmpty()) {
      Span snippet = Fragments.of(row.snippet());
      snippet.addClassName("snippet");
      file.add(snippet);
    }
    Span summary =
        new Span(
            partnerNames.getOrDefault(row.position().log().value(), "")
                + " · "
                + row.state().map(DeliveryState::label).orElse(wayOf(row))
                + " · "
                + Formats.size(row.size())
                + " · "
                + formats().instant(row.at()));
    summary.addClassName("narrow-only");
    file.add(summary);
    return file;
  }

  private static String wayOf(HistoryRow row) {
    return row.inbound() ? "from partner" : "to partner";
  }

  private static Span state(HistoryRow row) {
    return row.state().<Span>map(DeliveryBadge::new).orElseGet(Span::new);
  }

  private static Span way(HistoryRow row) {
    Span way = new Span(wayOf(row));
    way.addClassNames("way", row.inbound() ? "way-in" : "way-out");
    return way;
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    query = HistoryQuery.of(event.getLocation().getQueryParameters());
    showing = true;
    words.setValue(query.words());
    partner.setValue(query.partner().orElse(null));
    direction.setValue(query.direction().orElse(null));
    agreed.setValue(query.agreed().flatMap(this::interfaceOf).orElse(null));
    from.setValue(query.from().orElse(null));
    until.setValue(query.until().orElse(null));
    delivery.setValue(query.delivery().orElse(null));
    showing = false;
    show();
  }

  private Optional<PartnerInterface> interfaceOf(String id) {
    return interfaces.stream().filter(one -> one.id().value().equals(id)).findFirst();
  }

  /// The filters have changed: the address follows, and Back comes back.
  private void ask() {
    if (showing) {
      return;
    }
    query =
        new HistoryQuery(
            words.getValue().strip(),
            Optional.ofNullable(partner.getValue()),
            Optional.ofNullable(direction.getValue()),
            Optional.ofNullable(agreed.getValue()).map(one -> one.id().value()),
            Optional.ofNullable(from.getValue()),
            Optional.ofNullable(until.getValue()),
            Optional.ofNullable(delivery.getValue()).filter(stage -> words.isEmpty()));
    getUI()
        .ifPresent(ui ->
            ui.getPage().getHistory().replaceState(null, new Location("", query.parameters())));
    show();
  }

  /// What the filters let through of what we sent, or received: that is what can be sent, or processed, again.
  private ResendSelection everything(ResendOrder.Kind kind) {
    if (!query.searches()) {
      HistoryFilter filter = query.filter(formats().zone());
      return filter.direction().filter(one -> one != kind.direction()).isPresent()
          ? new ResendSelection.Documents(List.of())
          : new ResendSelection.Matching(filter.of(kind.direction()));
    }
    List<LedgerPosition> found = new ArrayList<>();
    String after = null;
    List<HistoryRow> page;
    do {
      page = find(after, ExchangeHistory.MOST);
      page.stream().map(HistoryRow::position).forEach(found::add);
      after = page.isEmpty() ? null : page.getLast().key();
    } while (page.size() == ExchangeHistory.MOST && found.size() <= ResendOrders.MOST);
    return new ResendSelection.Documents(found);
  }

  private void show() {
    delivery.setEnabled(!query.searches());
    delivery.setTooltipText(
        query.searches() ? "Found by words, files cannot be chosen by their delivery." : "");
    resend.ifPresent(bar -> bar.offerAll(!query.asksForAll()));
    notice.removeAll();
    grid.setEmptyStateComponent(
        query.asksForAll()
            ? nothing(
                "Nothing was exchanged yet.",
                "A partner's first upload appears here by itself. Bring a partner up under Partners.")
            : nothing(
                "Nothing matches.",
                "Try fewer words, a part of the name followed by *, or clear a filter."));
    KeysetRows<HistoryRow, String> shown =
        new KeysetRows<>(this::read, HistoryRow::key, ExchangeHistory.MOST);
    rows = shown;
    grid.setItems(asked -> shown.rows(asked.getOffset(), asked.getLimit()));
  }

  private List<HistoryRow> read(@Nullable String after, int limit) {
    List<HistoryRow> found = find(after, limit);
    Map<LedgerPosition, Delivery> deliveries =
        history.deliveries(
            found.stream().filter(row -> !row.inbound()).map(HistoryRow::position).toList());
    Set<LedgerPosition> resends =
        history.resends(found.stream().map(HistoryRow::position).toList()).keySet();
    return found.stream()
        .map(row -> row.markedAs(resends.contains(row.position())))
        .map(
            row -> row.as(Optional.ofNullable(deliveries.get(row.position())).map(Delivery::state)))
        .toList();
  }

  private List<HistoryRow> find(@Nullable String after, int limit) {
    if (query.searches()) {
      SearchPage page =
          search.search(
              new SearchRequest(
                  query.searchText(),
                  Set.of(EntryKind.FILE),
                  formats().zone(),
                  after == null ? null : PageKey.parse(after),
                  limit));
      notice.removeAll();
      page.notices().forEach(said -> notice.add(new Span(said.text())));
      return page.hits().stream().map(HistoryRow::of).toList();
    }
    return history
        .page(
            query.filter(formats().zone()), after == null ? null : TimelineKey.parse(after), limit)
        .stream()
        .map(document -> HistoryRow.of(document, document.key().toString()))
        .toList();
  }

  private void refresh() {
    if (rows != null) {
      rows.forget();
      grid.getLazyDataView().refreshAll();
    }
  }

  @Override
  protected void narrow(boolean narrow) {
    roomy(grid, narrow, "partner", "direction", "state", "size", "at");
  }

  @Override
  protected void zoneKnown() {
    show();
  }
}
