package org.tallystick.ui.held;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.tallystick.archive.HeldFile;
import org.tallystick.archive.HeldFiles;
import org.tallystick.partner.Partner;
import org.tallystick.partner.PartnerId;
import org.tallystick.partner.Partners;
import org.tallystick.ui.shell.Formats;
import org.tallystick.ui.shell.Live;
import org.tallystick.ui.shell.Page;
import org.tallystick.ui.shell.Person;
import org.tallystick.ui.shell.SteadyRows;
import org.tallystick.user.Role;

/// Files that stand in a partner's directory and are no exchange, why, and what was found about files.
@Route("held")
@PageTitle("Held files · Tallystick")
@RolesAllowed({"operator", "auditor", "administrator"})
public class HeldView extends Page implements BeforeEnterObserver {

  private static final long serialVersionUID = 1L;

  private static final int FINDINGS = 50;

  private static final Duration PAUSE = Duration.ofSeconds(1);

  /// Up to here the page is as long as the list.
  private static final int ROWS_WHOLE = 12;

  private final transient HeldFiles held;
  private final transient Clock clock;
  private final Map<String, String> partnerNames = new TreeMap<>();
  private final ComboBox<String> partner = new ComboBox<>();
  private final ComboBox<HeldFile.State> state = new ComboBox<>();
  private final Grid<HeldFile> grid = new Grid<>();
  private final FindingsPanel findings = new FindingsPanel();
  private final SteadyRows<HeldFile> rows =
      new SteadyRows<>(
          grid, file -> List.of(file.held(), file.isPublishable(), file.why()), this::look);
  private final boolean mayPublish = Person.isAny(Role.OPERATOR, Role.ADMINISTRATOR);
  private transient HeldQuery query = HeldQuery.of(QueryParameters.empty());
  private boolean showing;

  @Inject
  public HeldView(HeldFiles held, Partners partners, Clock clock, Live live) {
    super("Held files");
    this.held = held;
    this.clock = clock;
    for (Partner known : partners.all()) {
      partnerNames.put(known.id().value(), known.name());
    }
    Paragraph what =
        new Paragraph(
            "These stand in a partner's directory and are no exchange yet: their interface's rule waits for something. After "
                + Formats.age(held.patience())
                + " a file counts as late. At most the newest "
                + HeldFiles.MOST
                + " are shown; name a partner to see more of it.");
    what.addClassName("quiet");
    Paragraph told = new Paragraph("Partners are told the same under /.exchange.");
    told.addClassName("quiet");
    add(what, filters(), grid(), new H2("Findings"), told, findings);
    live.follow(this, PAUSE, this::show);
  }

  private Div filters() {
    partner.setId("partner");
    partner.setPlaceholder("Every partner");
    partner.setAriaLabel("Partner");
    partner.setItems(partnerNames.keySet());
    partner.setItemLabelGenerator(this::name);
    partner.setClearButtonVisible(true);
    state.setId("state");
    state.setPlaceholder("Every state");
    state.setAriaLabel("State");
    state.setItems(HeldFile.State.values());
    state.setItemLabelGenerator(HeldQuery::word);
    state.setClearButtonVisible(true);
    partner.addValueChangeListener(changed -> ask());
    state.addValueChangeListener(changed -> ask());
    Div filters = new Div(partner, state);
    filters.addClassName("filters");
    return filters;
  }

  private String name(String id) {
    return partnerNames.getOrDefault(id, id);
  }

  private Grid<HeldFile> grid() {
    grid.setId("held");
    grid.addThemeVariants(
        GridVariant.LUMO_NO_BORDER, GridVariant.LUMO_COMPACT, GridVariant.LUMO_WRAP_CELL_CONTENT);
    grid.setSelectionMode(Grid.SelectionMode.NONE);
    grid.addComponentColumn(this::file).setHeader("File").setFlexGrow(2);
    grid.addColumn(file -> name(file.partner().value()))
        .setHeader("Partner")
        .setWidth("9rem")
        .setFlexGrow(0)
        .setKey("partner");
    grid.addColumn(HeldFile::role).setHeader("Is").setWidth("5.5rem").setFlexGrow(0).setKey("role");
    grid.addColumn(this::age).setHeader("Waits").setWidth("6rem").setFlexGrow(0).setKey("age");
    grid.addComponentColumn(HeldView::badge)
        .setHeader("State")
        .setWidth("7rem")
        .setFlexGrow(0)
        .setKey("state");
    grid.addColumn(HeldFile::why).setHeader("Why").setFlexGrow(3).setKey("why");
    if (mayPublish) {
      rows.buttons(this::action).setHeader("").setWidth("7.5rem").setFlexGrow(0);
    }
    return grid;
  }

  private Div file(HeldFile file) {
    Span path = new Span(file.path().text());
    path.addClassName("file-name");
    Span summary =
        new Span(
            badge(file),
            new Span(
                name(file.partner().value())
                    + " · "
                    + file.role()
                    + " · "
                    + Formats.size(file.size())
                    + " · "
                    + age(file)
                    + " · "
                    + file.why()));
    summary.addClassName("narrow-only");
    return new Div(path, summary);
  }

  private List<Object> look(HeldFile file) {
    return List.of(file, age(file));
  }

  private String age(HeldFile file) {
    return Formats.age(Duration.between(file.since(), clock.instant()));
  }

  private static Span badge(HeldFile file) {
    Span badge = new Span(HeldQuery.word(file.state()));
    badge.addClassNames(
        "badge",
        "badge-cell",
        switch (file.state()) {
          case WAITING -> "badge-off";
          case LATE -> "evidence-amber";
          case REFUSED -> "evidence-red";
        });
    return badge;
  }

  private Component action(HeldFile file) {
    if (!file.isPublishable()) {
      return new Span();
    }
    Button publish =
        new Button("Publish…", click -> new PublishDialog(held, file, this::show).open());
    publish.setAriaLabel("Publish " + file.path().text());
    publish.addThemeVariants(ButtonVariant.LUMO_SMALL);
    return publish;
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    query = HeldQuery.of(event.getLocation().getQueryParameters());
    showing = true;
    partner.setValue(query.partner().filter(partnerNames::containsKey).orElse(null));
    state.setValue(query.state().orElse(null));
    showing = false;
    show();
  }

  /// The filters have changed: the address follows.
  private void ask() {
    if (showing) {
      return;
    }
    query =
        new HeldQuery(
            Optional.ofNullable(partner.getValue()), Optional.ofNullable(state.getValue()));
    getUI()
        .ifPresent(ui ->
            ui.getPage().getHistory().replaceState(null, new Location("held", query.parameters())));
    show();
  }

  private void show() {
    grid.setEmptyStateComponent(
        query.asksForAll()
            ? nothing(
                "No file is held.",
                "Everything partners sent is an exchange; there is nothing to do.")
            : nothing("No held file matches.", "Clear a filter to see the others."));
    List<HeldFile> files =
        query.partner().map(PartnerId::new).map(held::of).orElseGet(held::all).stream()
            .filter(query::matches)
            .toList();
    rows.show(files);
    grid.setAllRowsVisible(files.size() <= ROWS_WHOLE);
    findings.show(held.findings(FINDINGS), formats());
  }

  @Override
  protected void narrow(boolean narrow) {
    roomy(grid, narrow, "partner", "role", "age", "state", "why");
  }

  @Override
  protected void zoneKnown() {
    show();
  }
}
