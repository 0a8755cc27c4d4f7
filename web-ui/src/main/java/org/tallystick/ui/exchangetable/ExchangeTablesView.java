package org.tallystick.ui.exchangetable;

import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.util.Optional;
import org.tallystick.exchangetable.ExchangeTableRows;
import org.tallystick.ui.document.DocumentView;
import org.tallystick.ui.shell.Live;
import org.tallystick.ui.shell.Page;

/// What an ERP wants sent and was refused, and what it has not taken over yet.
@Route("exchange-tables")
@PageTitle("Exchange tables · Tallystick")
@RolesAllowed({"operator", "auditor", "administrator"})
public class ExchangeTablesView extends Page {

  private static final long serialVersionUID = 1L;

  private final transient ExchangeTableRows rows;
  private final boolean inUse;
  private final Paragraph counts = new Paragraph();
  private final Grid<ExchangeTableRows.NotSent> outbox = new Grid<>();
  private final Grid<ExchangeTableRows.NotTaken> inbox = new Grid<>();

  @Inject
  public ExchangeTablesView(ExchangeTableRows rows, Live live) {
    super("Exchange tables");
    this.rows = rows;
    Optional<String> user = rows.user();
    inUse = user.isPresent();
    if (!inUse) {
      add(
          nothing(
              "The exchange tables are not in use.",
              "On PostgreSQL, an ERP can send and receive by SQL alone: TALLYSTICK_EXCHANGE_USER names its role. The embedded database is open to this server only."));
      return;
    }
    Paragraph what =
        new Paragraph(
            "The role "
                + user.get()
                + " of the database sends by rows of exchange_outbox, receives by rows of exchange_inbox, and acknowledges by rows of exchange_acknowledgement.");
    what.addClassName("quiet");
    counts.setId("counts");
    sent();
    received();
    add(what, counts, new H2("Not sent"), outbox, new H2("Not acknowledged"), inbox);
    show();
    live.follow(this, this::show);
  }

  private void sent() {
    outbox.setId("outbox");
    plain(outbox);
    outbox.addThemeVariants(GridVariant.LUMO_WRAP_CELL_CONTENT);
    outbox.addComponentColumn(ExchangeTablesView::fileAndReason).setHeader("File").setFlexGrow(1);
    outbox
        .addColumn(ExchangeTableRows.NotSent::agreed)
        .setHeader("Interface")
        .setWidth("12rem")
        .setFlexGrow(0)
        .setKey("agreed");
    outbox
        .addComponentColumn(row -> badge(row.isRefused()))
        .setHeader("State")
        .setWidth("7rem")
        .setFlexGrow(0);
    outbox
        .addColumn(row -> formats().instant(row.insertedAt()) + ", " + row.by())
        .setHeader("Inserted")
        .setWidth("15rem")
        .setFlexGrow(0)
        .setKey("inserted");
    outbox.setEmptyStateComponent(
        nothing("Nothing waits and nothing was refused.", "Whatever was inserted has been sent."));
  }

  private static Div fileAndReason(ExchangeTableRows.NotSent row) {
    Div file = new Div(new Span(row.name()));
    row.reason()
        .ifPresent(why -> {
          Div reason = new Div(why);
          reason.addClassName("quiet");
          file.add(reason);
        });
    return file;
  }

  private static Span badge(boolean isRefused) {
    Span badge = new Span(isRefused ? "refused" : "waiting");
    badge.addClassNames("badge", isRefused ? "evidence-red" : "evidence-amber");
    return badge;
  }

  private void received() {
    inbox.setId("inbox");
    plain(inbox);
    inbox
        .addComponentColumn(row -> new Anchor(DocumentView.address(row.document()), row.name()))
        .setHeader("File")
        .setFlexGrow(1);
    inbox
        .addColumn(ExchangeTableRows.NotTaken::agreed)
        .setHeader("Interface")
        .setWidth("12rem")
        .setFlexGrow(0)
        .setKey("agreed");
    inbox
        .addColumn(row -> formats().instant(row.receivedAt()))
        .setHeader("Received")
        .setWidth("12rem")
        .setFlexGrow(0);
    inbox
        .addColumn(ExchangeTableRows.NotTaken::attempt)
        .setHeader("Attempt")
        .setWidth("6rem")
        .setFlexGrow(0)
        .setKey("attempt");
    inbox.setEmptyStateComponent(
        nothing("Everything received is acknowledged.", "There is nothing to do."));
  }

  private static void plain(Grid<?> grid) {
    grid.addThemeVariants(GridVariant.LUMO_NO_BORDER, GridVariant.LUMO_COMPACT);
    grid.setSelectionMode(Grid.SelectionMode.NONE);
    grid.setMinHeight("12rem");
  }

  private void show() {
    ExchangeTableRows.Counts now = rows.counts();
    counts.setText(
        now.waiting()
            + " to be sent, "
            + now.refused()
            + " refused in the last thirty days, "
            + now.notTaken()
            + " received and not acknowledged."
            + (Math.max(now.waiting() + now.refused(), now.notTaken()) > ExchangeTableRows.MOST
                ? " The first " + ExchangeTableRows.MOST + " of each are shown."
                : ""));
    outbox.setItems(rows.notSent());
    inbox.setItems(rows.notTaken());
  }

  @Override
  protected void narrow(boolean narrow) {
    if (inUse) {
      roomy(outbox, narrow, "agreed", "inserted");
      roomy(inbox, narrow, "agreed", "attempt");
    }
  }

  @Override
  protected void zoneKnown() {
    if (inUse) {
      show();
    }
  }
}
