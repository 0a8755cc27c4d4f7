package org.tallystick.ui.audit;

import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import org.tallystick.access.AccessEvent;
import org.tallystick.access.AccessLog;
import org.tallystick.audit.ConfigurationAudit;
import org.tallystick.ledger.TimelineKey;
import org.tallystick.ui.shell.KeysetRows;
import org.tallystick.ui.shell.Page;

/// Who changed what, newest first.
@Route("audit")
@PageTitle("Configuration audit · Tallystick")
@RolesAllowed({"auditor", "administrator"})
public class AuditView extends Page {

  private static final long serialVersionUID = 1L;

  private final Grid<AccessEvent> grid = new Grid<>();

  @Inject
  public AuditView(ConfigurationAudit audit) {
    super("Configuration audit");
    grid.setId("audit");
    grid.addThemeVariants(GridVariant.LUMO_NO_BORDER, GridVariant.LUMO_COMPACT);
    grid.setSelectionMode(Grid.SelectionMode.NONE);
    grid.addColumn(event -> formats().instant(event.at()))
        .setHeader("When")
        .setWidth("12rem")
        .setFlexGrow(0)
        .setKey("at");
    grid.addComponentColumn(this::change).setHeader("Who changed what").setFlexGrow(1);
    grid.setItemDetailsRenderer(
        new ComponentRenderer<>(event -> new Pre(event.json().orElse("Erased."))));
    grid.setEmptyStateComponent(
        nothing(
            "Nothing was configured yet.",
            "Changes of partners, accounts and people appear here."));
    KeysetRows<AccessEvent, TimelineKey> rows =
        new KeysetRows<>(audit::page, AccessEvent::key, AccessLog.MOST);
    grid.setItems(asked -> rows.rows(asked.getOffset(), asked.getLimit()));
    addClassName("page-wide");
    add(grid);
  }

  private Div change(AccessEvent event) {
    Span text = new Span(event.sentence());
    text.addClassName("sentence");
    Span at = new Span(formats().instant(event.at()));
    at.addClassName("narrow-only");
    return new Div(text, at);
  }

  @Override
  protected void narrow(boolean narrow) {
    roomy(grid, narrow, "at");
  }

  @Override
  protected void zoneKnown() {
    grid.getLazyDataView().refreshAll();
  }
}
