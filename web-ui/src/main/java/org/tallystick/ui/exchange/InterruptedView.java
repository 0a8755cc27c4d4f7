package org.tallystick.ui.exchange;

import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.time.Duration;
import org.tallystick.archive.InterruptedUpload;
import org.tallystick.archive.InterruptedUploads;
import org.tallystick.ui.shell.Formats;
import org.tallystick.ui.shell.Live;
import org.tallystick.ui.shell.Page;

/// Uploads whose session died before the close: in no listing, kept to be resumed.
@Route("interrupted")
@PageTitle("Interrupted uploads · Tallystick")
@RolesAllowed({"operator", "auditor", "administrator"})
public class InterruptedView extends Page {

  private static final long serialVersionUID = 1L;

  private final transient InterruptedUploads uploads;
  private final Grid<InterruptedUpload> grid = new Grid<>();

  @Inject
  public InterruptedView(InterruptedUploads uploads, Live live) {
    super("Interrupted uploads");
    this.uploads = uploads;
    Paragraph what =
        new Paragraph(
            "These were never published: the connection broke before the file was closed. The same account goes on by uploading to the same path again (reput); after "
                + days(uploads.kept())
                + " it is discarded.");
    what.addClassName("quiet");
    grid.setId("interrupted");
    grid.addThemeVariants(GridVariant.LUMO_NO_BORDER, GridVariant.LUMO_COMPACT);
    grid.setSelectionMode(Grid.SelectionMode.NONE);
    grid.addColumn(upload -> upload.path().text()).setHeader("Path").setFlexGrow(1);
    grid.addColumn(upload -> upload.partner().value())
        .setHeader("Partner")
        .setWidth("12rem")
        .setFlexGrow(0)
        .setKey("partner");
    grid.addColumn(upload -> upload.account().value())
        .setHeader("Account")
        .setWidth("9rem")
        .setFlexGrow(0)
        .setKey("account");
    grid.addColumn(upload -> Formats.size(upload.size()))
        .setHeader("Arrived")
        .setWidth("7rem")
        .setFlexGrow(0);
    grid.addColumn(upload -> formats().instant(upload.interruptedAt()))
        .setHeader("Interrupted")
        .setWidth("12rem")
        .setFlexGrow(0)
        .setKey("at");
    grid.setEmptyStateComponent(nothing("No upload is interrupted.", "There is nothing to do."));
    add(what, grid);
    show();
    live.follow(this, this::show);
  }

  private static String days(Duration kept) {
    return kept.toDays() >= 2 ? kept.toDays() + " days" : kept.toHours() + " hours";
  }

  private void show() {
    grid.setItems(uploads.all());
  }

  @Override
  protected void narrow(boolean narrow) {
    roomy(grid, narrow, "partner", "account", "at");
  }

  @Override
  protected void zoneKnown() {
    show();
  }
}
