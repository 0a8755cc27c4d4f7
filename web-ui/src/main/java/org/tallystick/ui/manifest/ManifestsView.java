package org.tallystick.ui.manifest;

import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.TreeMap;
import org.tallystick.ledger.TimelineKey;
import org.tallystick.manifest.Comparison;
import org.tallystick.manifest.Comparisons;
import org.tallystick.partner.Partners;
import org.tallystick.ui.shell.KeysetRows;
import org.tallystick.ui.shell.Live;
import org.tallystick.ui.shell.Page;

/// The manifests partners gave us, each compared with the log when it came.
@Route("manifests")
@PageTitle("Manifests · Tallystick")
@RolesAllowed({"business", "operator", "auditor", "administrator"})
public class ManifestsView extends Page {

  private static final long serialVersionUID = 1L;

  private final transient Comparisons comparisons;
  private final Grid<Comparison> grid = new Grid<>();
  private final Map<String, String> names = new TreeMap<>();

  @Inject
  public ManifestsView(Comparisons comparisons, Partners partners, Live live) {
    super("Manifests");
    this.comparisons = comparisons;
    partners.all().forEach(partner -> names.put(partner.id().value(), partner.name()));
    addClassName("page-wide");
    Paragraph what =
        new Paragraph(
            "Partners put their own list of a day into /.exchange/manifests. What it says is compared with the log at once; both sides see the result.");
    what.addClassName("quiet");
    grid.setId("comparisons");
    grid.addThemeVariants(GridVariant.LUMO_NO_BORDER, GridVariant.LUMO_COMPACT);
    grid.setSelectionMode(Grid.SelectionMode.NONE);
    grid.addComponentColumn(this::manifest).setHeader("Manifest").setFlexGrow(1);
    grid.addColumn(one -> name(one))
        .setHeader("Partner")
        .setWidth("12rem")
        .setFlexGrow(0)
        .setKey("partner");
    grid.addColumn(ComparisonWords::day)
        .setHeader("Day")
        .setWidth("14rem")
        .setFlexGrow(0)
        .setKey("day");
    grid.addComponentColumn(ComparisonWords::verdict)
        .setHeader("Result")
        .setWidth("20rem")
        .setFlexGrow(0)
        .setKey("result");
    grid.addColumn(one -> formats().instant(one.at()))
        .setHeader("Compared")
        .setWidth("12rem")
        .setFlexGrow(0)
        .setKey("at");
    grid.addItemClickListener(click -> ManifestView.open(click.getItem().position()));
    grid.setEmptyStateComponent(
        nothing(
            "No partner has given a manifest yet.",
            "A partner puts its list of a day (CSV or what sha256sum prints) into /.exchange/manifests by SFTP; the result appears here by itself."));
    add(what, grid);
    show();
    live.follow(this, this::show);
  }

  private String name(Comparison one) {
    return names.getOrDefault(one.partner().value(), one.partner().value());
  }

  private Div manifest(Comparison one) {
    Anchor name = new Anchor(ManifestView.address(one.position()), one.name());
    name.addClassName("file-name");
    Span summary = new Span(name(one) + " · " + ComparisonWords.day(one) + " · ");
    summary.add(ComparisonWords.verdict(one));
    summary.addClassName("narrow-only");
    return new Div(name, summary);
  }

  private void show() {
    KeysetRows<Comparison, TimelineKey> rows =
        new KeysetRows<>(comparisons::page, Comparison::key, Comparisons.MOST);
    grid.setItems(asked -> rows.rows(asked.getOffset(), asked.getLimit()));
  }

  @Override
  protected void narrow(boolean narrow) {
    roomy(grid, narrow, "partner", "day", "result", "at");
  }

  @Override
  protected void zoneKnown() {
    show();
  }
}
