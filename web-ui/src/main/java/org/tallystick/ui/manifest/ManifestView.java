package org.tallystick.ui.manifest;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteParameters;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tallystick.ledger.LedgerPosition;
import org.tallystick.manifest.Comparison;
import org.tallystick.manifest.Comparisons;
import org.tallystick.manifest.Counts;
import org.tallystick.manifest.Difference;
import org.tallystick.ui.access.AccessLogView;
import org.tallystick.ui.document.DocumentView;
import org.tallystick.ui.shell.Formats;
import org.tallystick.ui.shell.KeysetRows;
import org.tallystick.ui.shell.Page;

/// One manifest of a partner: what it came to, and every difference.
@Route("manifests/:id")
@PageTitle("Manifest · Tallystick")
@RolesAllowed({"business", "operator", "auditor", "administrator"})
public class ManifestView extends Page implements BeforeEnterObserver {

  private static final long serialVersionUID = 1L;

  private final transient Comparisons comparisons;
  private final Div body = new Div();
  private final ComboBox<Difference.Kind> kind = new ComboBox<>();
  private final TextField name = new TextField();
  private final Grid<Comparisons.Placed> grid = new Grid<>();
  private transient Optional<Comparison> shown = Optional.empty();

  @Inject
  public ManifestView(Comparisons comparisons) {
    super("Manifest");
    this.comparisons = comparisons;
    addClassName("page-wide");
    kind.setId("kind");
    kind.setPlaceholder("Every difference");
    kind.setAriaLabel("Kind of difference");
    kind.setItems(Difference.Kind.values());
    kind.setItemLabelGenerator(ComparisonWords::of);
    kind.setClearButtonVisible(true);
    kind.setWidth("14rem");
    kind.addValueChangeListener(changed -> showDifferences());
    name.setId("name");
    name.setPlaceholder("Part of the name");
    name.setAriaLabel("Part of the name");
    name.setClearButtonVisible(true);
    name.setValueChangeMode(ValueChangeMode.LAZY);
    name.addValueChangeListener(changed -> showDifferences());
    columns();
    add(body);
  }

  private void columns() {
    grid.setId("differences");
    grid.addThemeVariants(GridVariant.LUMO_NO_BORDER, GridVariant.LUMO_COMPACT);
    grid.setSelectionMode(Grid.SelectionMode.NONE);
    grid.addComponentColumn(this::file).setHeader("File").setFlexGrow(1);
    grid.addColumn(one -> ComparisonWords.of(one.difference().kind()))
        .setHeader("Difference")
        .setWidth("10rem")
        .setFlexGrow(0)
        .setKey("kind");
    grid.addColumn(one -> one.difference().inbound() ? "from partner" : "to partner")
        .setHeader("Direction")
        .setWidth("9rem")
        .setFlexGrow(0)
        .setKey("direction");
    grid.addColumn(one -> shortened(one.difference().ours()))
        .setHeader("Ours")
        .setWidth("11rem")
        .setFlexGrow(0)
        .setKey("ours");
    grid.addColumn(one -> shortened(one.difference().theirs()))
        .setHeader("Theirs")
        .setWidth("11rem")
        .setFlexGrow(0)
        .setKey("theirs");
    grid.addColumn(one -> one.difference().line().map(line -> "line " + line).orElse(""))
        .setHeader("In the manifest")
        .setWidth("9rem")
        .setFlexGrow(0)
        .setKey("line");
  }

  private static String shortened(Optional<String> digest) {
    return digest.map(hex -> hex.substring(0, 12) + "…").orElse("");
  }

  private Div file(Comparisons.Placed one) {
    Difference difference = one.difference();
    Component title =
        difference
            .document()
            .<Component>map(index ->
                new Anchor(
                    DocumentView.address(
                        new LedgerPosition(shown.orElseThrow().position().log(), index)),
                    difference.name()))
            .orElseGet(() -> new Span(difference.name()));
    title.addClassName("file-name");
    Span summary =
        new Span(
            ComparisonWords.of(difference.kind())
                + difference.line().map(line -> " · line " + line).orElse(""));
    summary.addClassName("narrow-only");
    return new Div(title, summary);
  }

  static String address(LedgerPosition position) {
    return "manifests/" + position;
  }

  static void open(LedgerPosition position) {
    UI.getCurrent().navigate(ManifestView.class, new RouteParameters("id", position.toString()));
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    shown = find(event.getRouteParameters().get("id").orElse(""));
    show();
  }

  private Optional<Comparison> find(String id) {
    try {
      return comparisons.find(LedgerPosition.parse(id));
    } catch (IllegalArgumentException notAnId) {
      return Optional.empty();
    }
  }

  private void show() {
    body.removeAll();
    if (shown.isEmpty()) {
      body.add(nothing("There is no such manifest.", "See the list of manifests."));
      return;
    }
    Comparison comparison = shown.get();
    title(comparison.name());
    Div facts = facts(comparison);
    body.add(facts);
    if (comparison.counts().agree()) {
      body.add(
          nothing(
              "Both sides agree.",
              comparison
                  .only()
                  .map(only ->
                      "Every line of the manifest is in the log, and the log has nothing else of "
                          + only
                          + " on that day.")
                  .orElse(
                      "Every line of the manifest is in the log, and the log has nothing else of that day.")));
      return;
    }
    Div filters = new Div(kind, name);
    filters.addClassName("filters");
    grid.setEmptyStateComponent(
        nothing("No difference of this kind.", "Choose another kind, or clear the name."));
    body.add(filters, grid);
    showDifferences();
  }

  private Div facts(Comparison comparison) {
    Counts counts = comparison.counts();
    Div facts = new Div();
    facts.addClassName("facts");
    facts.add(
        fact("Partner", new Span(comparison.partner().value())),
        fact("Day", new Span(ComparisonWords.day(comparison))),
        fact(
            "Compared",
            new Span(
                new Anchor(
                    AccessLogView.addressOf(comparison.position()),
                    formats().instant(comparison.at())))),
        fact("Lines", number(counts.lines())),
        fact("Identical", number(counts.identical())),
        fact("Different content", number(counts.different())),
        fact("Only theirs", number(counts.onlyTheirs())),
        fact("Only ours", number(counts.onlyOurs())),
        fact("Not yet taken", number(counts.notTaken())),
        fact("Size", new Span(Formats.size(comparison.manifest().size()))));
    return facts;
  }

  private static Span number(long count) {
    return new Span("%,d".formatted(count));
  }

  private void showDifferences() {
    KeysetRows<Comparisons.Placed, Long> rows =
        new KeysetRows<>(this::read, Comparisons.Placed::next, Comparisons.MOST);
    grid.setItems(asked -> rows.rows(asked.getOffset(), asked.getLimit()));
  }

  private List<Comparisons.Placed> read(@Nullable Long after, int limit) {
    if (shown.isEmpty()) {
      return List.of();
    }
    try {
      return comparisons.differences(
          shown.get(),
          Optional.ofNullable(kind.getValue()),
          name.getValue().strip(),
          after == null ? 0 : after,
          limit);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @Override
  protected void narrow(boolean narrow) {
    roomy(grid, narrow, "kind", "direction", "ours", "theirs", "line");
  }

  @Override
  protected void zoneKnown() {
    show();
  }
}
