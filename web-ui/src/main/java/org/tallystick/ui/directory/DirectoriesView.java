package org.tallystick.ui.directory;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tallystick.directory.DirectoryBrowser;
import org.tallystick.directory.DirectoryEntry;
import org.tallystick.evidence.name.RawName;
import org.tallystick.evidence.name.RawPath;
import org.tallystick.ledger.LedgerPosition;
import org.tallystick.partner.Partner;
import org.tallystick.partner.PartnerId;
import org.tallystick.partner.Partners;
import org.tallystick.past.Moment;
import org.tallystick.ui.document.DocumentView;
import org.tallystick.ui.past.PastAddress;
import org.tallystick.ui.shell.Formats;
import org.tallystick.ui.shell.KeysetRows;
import org.tallystick.ui.shell.Live;
import org.tallystick.ui.shell.Page;

/// What a partner sees, now or when its log had fewer leaves: `?partner=acme&path=/in&at=42`, the path percent-encoded as the log has it.
@Route("directories")
@PageTitle("Directories · Tallystick")
@RolesAllowed({"business", "operator", "auditor", "administrator"})
public class DirectoriesView extends Page implements BeforeEnterObserver {

  private static final long serialVersionUID = 1L;
  private static final int LARGEST_PAGE = 200;
  private static final long NOW = Long.MAX_VALUE;

  /// @param size how many leaves the partner's log has, {@link #NOW} for all
  private record Place(String partner, RawPath path, long size) {

    String address() {
      return "directories?partner="
          + partner
          + "&path="
          + URLEncoder.encode(path.encoded(), StandardCharsets.UTF_8)
          + (size == NOW ? "" : "&at=" + size);
    }

    Place at(RawPath other) {
      return new Place(partner, other, size);
    }

    Place at(long otherSize) {
      return new Place(partner, path, otherSize);
    }
  }

  private final transient DirectoryBrowser browser;
  private final transient List<Partner> partners;
  private final ComboBox<Partner> choice = new ComboBox<>();
  private final IntegerField size = new IntegerField();
  private final Span moment = new Span();
  private final Div trail = new Div();
  private final Anchor past = new Anchor("past", "As it was");
  private transient Place place = new Place("", RawPath.ROOT, NOW);
  private final Grid<DirectoryEntry> grid = new Grid<>();
  private transient @Nullable KeysetRows<DirectoryEntry, RawName> rows;

  @Inject
  public DirectoriesView(DirectoryBrowser browser, Partners known, Live live) {
    super("Directories");
    this.browser = browser;
    this.partners = known.all();
    choice.setId("partner");
    choice.setAriaLabel("Partner");
    choice.setItems(partners);
    choice.setItemLabelGenerator(Partner::name);
    choice.addValueChangeListener(changed -> {
      if (changed.isFromClient() && changed.getValue() != null) {
        getUI()
            .ifPresent(ui ->
                ui.navigate(
                    "directories", QueryParameters.of("partner", changed.getValue().id().value())));
      }
    });
    trail.addClassName("trail");
    past.setId("past");
    past.addClassName("button-quiet");
    past.setTitle(
        "Its changes, what was in it at any moment, and the listings the partner was shown");
    action(past);
    Div filters = new Div(choice, sizeField(), moment);
    filters.addClassName("filters");
    moment.setId("moment");
    moment.addClassName("quiet");
    addClassName("page-wide");
    add(filters, trail, grid());
    live.follow(this, this::refresh);
  }

  /// The directories as they were when the event had happened.
  public static String addressAfter(LedgerPosition event) {
    return new Place(event.log().value(), RawPath.ROOT, event.index() + 1).address();
  }

  private IntegerField sizeField() {
    size.setId("at");
    size.setPlaceholder("Now");
    size.setAriaLabel("As of how many leaves of the log");
    size.setTooltipText(
        "The directories when the partner's log had this many leaves; empty is now. Events in the access log lead here too.");
    size.setPrefixComponent(new Span("Leaves"));
    size.setMin(1);
    size.setStepButtonsVisible(true);
    size.setClearButtonVisible(true);
    size.setValueChangeMode(ValueChangeMode.LAZY);
    size.addValueChangeListener(changed -> {
      if (changed.isFromClient()) {
        go(
            place.at(
                changed.getValue() == null || changed.getValue() < 1 ? NOW : changed.getValue()));
      }
    });
    return size;
  }

  private void go(Place wanted) {
    getUI().ifPresent(ui -> ui.navigate(wanted.address()));
  }

  private Grid<DirectoryEntry> grid() {
    grid.setId("entries");
    grid.addThemeVariants(GridVariant.LUMO_NO_BORDER, GridVariant.LUMO_COMPACT);
    grid.setSelectionMode(Grid.SelectionMode.NONE);
    grid.addComponentColumn(this::name).setHeader("Name").setFlexGrow(1);
    grid.addColumn(entry -> entry.isDirectory() ? "" : Formats.size(entry.size()))
        .setHeader("Size")
        .setWidth("7rem")
        .setFlexGrow(0)
        .setKey("size");
    grid.addColumn(
            entry -> formats().instant(Instant.ofEpochSecond(entry.attributes().modifiedAt())))
        .setHeader("Modified")
        .setWidth("12rem")
        .setFlexGrow(0)
        .setKey("at");
    return grid;
  }

  private Anchor name(DirectoryEntry entry) {
    return entry
        .document()
        .map(position -> new Anchor(DocumentView.address(position), entry.name().text()))
        .orElseGet(() -> new Anchor(place.at(entry.path()).address(), entry.name().text() + "/"));
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    QueryParameters parameters = event.getLocation().getQueryParameters();
    Optional<Partner> partner =
        parameters
            .getSingleParameter("partner")
            .flatMap(id -> partners.stream().filter(one -> one.id().value().equals(id)).findFirst())
            .or(() -> partners.stream().findFirst());
    long wanted =
        parameters
            .getSingleParameter("at")
            .filter(text -> text.matches("[1-9][0-9]{0,8}"))
            .map(Long::parseLong)
            .orElse(NOW);
    RawPath path =
        parameters.getSingleParameter("path").flatMap(DirectoriesView::parse).orElse(RawPath.ROOT);
    trail.removeAll();
    if (partner.isEmpty()) {
      grid.setEmptyStateComponent(
          nothing("There is no partner yet.", "Bring one up under Partners."));
      grid.setItems(List.of());
      return;
    }
    choice.setValue(partner.get());
    size.setValue(wanted == NOW ? null : (int) wanted);
    place = new Place(partner.get().id().value(), path, wanted);
    show(partner.get().id(), path);
  }

  private static Optional<RawPath> parse(String encoded) {
    try {
      return Optional.of(RawPath.decode(encoded));
    } catch (IllegalArgumentException notAPath) {
      return Optional.empty();
    }
  }

  private void show(PartnerId partner, RawPath path) {
    showMoment(partner);
    PastAddress now = PastAddress.now(partner, path);
    past.setHref((place.size() == NOW ? now : now.at(new Moment.Leaves(place.size()))).toString());
    Place shownPlace = place;
    trail.add(new Anchor(place.at(RawPath.ROOT).address(), "/"));
    RawPath step = RawPath.ROOT;
    for (RawName name : path.names()) {
      step = step.resolve(name);
      trail.add(new Anchor(place.at(step).address(), name.text()), new Span("/"));
    }
    grid.setEmptyStateComponent(
        browser.isDirectory(partner, path, place.size())
            ? nothing(
                "This directory is empty.",
                "What is removed here stays in the archive; see Exchanges.")
            : nothing(
                "There is no directory "
                    + path.text()
                    + (place.size() == NOW ? " now." : " at this leaf."),
                "What was ever in it is still in the archive; see Exchanges."));
    KeysetRows<DirectoryEntry, RawName> shown =
        new KeysetRows<>(
            (after, limit) -> browser.page(partner, path, shownPlace.size(), after, limit),
            DirectoryEntry::name,
            LARGEST_PAGE);
    rows = shown;
    grid.setItems(asked -> shown.rows(asked.getOffset(), asked.getLimit()));
  }

  private void showMoment(PartnerId partner) {
    long leaves = browser.size(partner);
    moment.setText(
        place.size() == NOW
            ? "of " + leaves + ", now"
            : "of "
                + leaves
                + ", after "
                + browser
                    .writtenAt(partner, place.size() - 1)
                    .map(at -> formats().instant(at))
                    .orElse("the newest"));
  }

  @Override
  protected void narrow(boolean narrow) {
    roomy(grid, narrow, "size", "at");
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
