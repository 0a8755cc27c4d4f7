package org.tallystick.ui.resend;

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
import java.time.Duration;
import org.tallystick.resend.ResendOrders;
import org.tallystick.resend.ResendProgress;
import org.tallystick.ui.shell.Live;
import org.tallystick.ui.shell.Page;

/// The orders to send files again, or to have them processed again, newest first.
@Route("resends")
@PageTitle("Resends · Tallystick")
@RolesAllowed({"operator", "auditor", "administrator"})
public class ResendsView extends Page {

  private static final long serialVersionUID = 1L;
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final transient ResendOrders orders;
  private final Grid<ResendProgress> grid = new Grid<>();

  @Inject
  public ResendsView(ResendOrders orders, Live live) {
    super("Resends");
    this.orders = orders;
    addClassName("page-wide");
    Paragraph what =
        new Paragraph(
            "Files that were ordered to be sent again, or to be processed again by our application. What partners ask for themselves stands in the access log.");
    what.addClassName("quiet");
    grid.setId("resends");
    grid.addThemeVariants(GridVariant.LUMO_NO_BORDER, GridVariant.LUMO_COMPACT);
    grid.setSelectionMode(Grid.SelectionMode.NONE);
    grid.addComponentColumn(this::order).setHeader("Reason").setFlexGrow(1);
    grid.addComponentColumn(ResendWords::badge)
        .setHeader("State")
        .setWidth("11rem")
        .setFlexGrow(0)
        .setKey("state");
    grid.addColumn(ResendWords::counts)
        .setHeader("Files")
        .setWidth("20rem")
        .setFlexGrow(0)
        .setKey("files");
    grid.addColumn(one -> ResendWords.kind(one.order()))
        .setHeader("To be")
        .setWidth("9rem")
        .setFlexGrow(0)
        .setKey("kind");
    grid.addColumn(one -> one.order().orderedBy())
        .setHeader("Ordered by")
        .setWidth("9rem")
        .setFlexGrow(0)
        .setKey("by");
    grid.addColumn(one -> formats().instant(one.order().orderedAt()))
        .setHeader("Ordered")
        .setWidth("12rem")
        .setFlexGrow(0)
        .setKey("at");
    grid.addItemClickListener(click -> ResendView.open(click.getItem().order().id()));
    grid.setEmptyStateComponent(
        nothing(
            "Nothing was ordered to be sent or processed again.",
            "Tick files in Exchanges and choose Send again… or Process again…, or narrow what is shown and take all of it."));
    add(what, grid);
    show();
    live.follow(this, PAUSE, this::show);
  }

  private Div order(ResendProgress one) {
    Anchor reason = new Anchor(ResendView.address(one.order().id()), one.order().reason());
    reason.addClassName("file-name");
    Span summary =
        new Span(
            ResendWords.badge(one),
            new Span(
                ResendWords.kind(one.order())
                    + " · "
                    + ResendWords.counts(one)
                    + " · "
                    + one.order().orderedBy()
                    + " · "
                    + formats().instant(one.order().orderedAt())));
    summary.addClassName("narrow-only");
    return new Div(reason, summary);
  }

  private void show() {
    grid.setItems(orders.newest());
  }

  @Override
  protected void narrow(boolean narrow) {
    roomy(grid, narrow, "state", "files", "kind", "by", "at");
  }

  @Override
  protected void zoneKnown() {
    show();
  }
}
