package org.tallystick.ui.directory;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
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
import org.tallystick.ledger.CommitFeed;
import org.tallystick.partner.Partner;
import org.tallystick.partner.PartnerId;
import org.tallystick.partner.Partners;
import org.tallystick.ui.document.DocumentView;
import org.tallystick.ui.shell.Formats;
import org.tallystick.ui.shell.KeysetRows;
import org.tallystick.ui.shell.Live;
import org.tallystick.ui.shell.Page;

/// What a partner sees: `?partner=acme&path=/in`, the path percent-encoded as the log has it.
@Route("directories")
@PageTitle("Directories · Tallystick")
@RolesAllowed({"business", "operator", "auditor", "administrator"})
public class DirectoriesView extends Page implements BeforeEnterObserver {

  private static final long serialVersionUID = 1L;
  private static final int LARGEST_PAGE = 200;

  private final transient DirectoryBrowser browser;
  private final transient List<Partner> partners;
  private final ComboBox<Partner> choice = new ComboBox<>();
  private final Div trail = new Div();
  private final Grid<DirectoryEntry> grid = new Grid<>();
  private transient @Nullable KeysetRows<DirectoryEntry, RawName> rows;

  @Inject
  public DirectoriesView(DirectoryBrowser browser, Partners known, CommitFeed feed) {
    super("Directories");
    this.browser = browser;
    this.partners = known.all();
    choice.setId("partner");
    choice.setAriaLabel("Partner");
    choice.setItems(partners);
    choice.setItemLabelGenerator(Partner::name);
    choice.addValueChangeListener(
        changed -> {
          if (changed.isFromClient() && changed.getValue() != null) {
            getUI().ifPresent(ui -> ui.navigate("directories", QueryParameters.of("partner", changed.getValue().id().value())));
          }
        });
    trail.addClassName("trail");
    Div filters = new Div(choice, trail);
    filters.addClassName("filters");
    add(filters, grid());
    Live.follow(this, feed, this::refresh);
  }

  private Grid<DirectoryEntry> grid() {
    grid.setId("entries");
    grid.addThemeVariants(GridVariant.LUMO_NO_BORDER, GridVariant.LUMO_COMPACT);
    grid.setSelectionMode(Grid.SelectionMode.NONE);
    grid.addComponentColumn(DirectoriesView::name).setHeader("Name").setFlexGrow(1);
    grid.addColumn(entry -> entry.isDirectory() ? "" : Formats.size(entry.size())).setHeader("Size").setAutoWidth(true).setFlexGrow(0);
    grid.addColumn(entry -> formats().instant(Instant.ofEpochSecond(entry.attributes().modifiedAt()))).setHeader("Modified").setAutoWidth(true).setFlexGrow(0);
    return grid;
  }

  private static Anchor name(DirectoryEntry entry) {
    return entry
        .document()
        .map(position -> new Anchor(DocumentView.address(position), entry.name().text()))
        .orElseGet(() -> new Anchor(address(entry.log().value(), entry.path()), entry.name().text() + "/"));
  }

  private static String address(String partner, RawPath path) {
    return "directories?partner=" + partner + "&path=" + URLEncoder.encode(path.encoded(), StandardCharsets.UTF_8);
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    QueryParameters parameters = event.getLocation().getQueryParameters();
    Optional<Partner> partner =
        parameters
            .getSingleParameter("partner")
            .flatMap(id -> partners.stream().filter(one -> one.id().value().equals(id)).findFirst())
            .or(() -> partners.stream().findFirst());
    RawPath path = parameters.getSingleParameter("path").flatMap(DirectoriesView::parse).orElse(RawPath.ROOT);
    trail.removeAll();
    if (partner.isEmpty()) {
      grid.setEmptyStateComponent(nothing("There is no partner yet.", "Bring one up under Partners."));
      grid.setItems(List.of());
      return;
    }
    choice.setValue(partner.get());
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
    trail.add(new Anchor(address(partner.value(), RawPath.ROOT), "/"));
    RawPath step = RawPath.ROOT;
    for (RawName name : path.names()) {
      step = step.resolve(name);
      trail.add(new Anchor(address(partner.value(), step), name.text()), new Span("/"));
    }
    grid.setEmptyStateComponent(
        browser.isDirectory(partner, path)
            ? nothing("This directory is empty.", "What is removed here stays in the archive; see Exchanges.")
            : nothing("There is no directory " + path.text() + " now.", "Its files are still in the archive; see Exchanges."));
    KeysetRows<DirectoryEntry, RawName> shown =
        new KeysetRows<>((after, limit) -> browser.page(partner, path, Long.MAX_VALUE, after, limit), DirectoryEntry::name, LARGEST_PAGE);
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
  protected void zoneKnown() {
    refresh();
  }
}
