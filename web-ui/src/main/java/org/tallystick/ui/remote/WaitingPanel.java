package org.tallystick.ui.remote;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.textfield.TextField;
import java.time.ZoneOffset;
import java.util.List;
import org.tallystick.remote.RemoteOperation;
import org.tallystick.remote.push.PushQueue;
import org.tallystick.remote.push.Waiting;
import org.tallystick.ui.partner.Reasons;
import org.tallystick.ui.shell.ChangeDialog;
import org.tallystick.ui.shell.Formats;
import org.tallystick.ui.shell.SteadyRows;

/// What is to be brought to partners' servers and is not there yet: those that a person has to look at come first.
class WaitingPanel extends Div {

  private static final long serialVersionUID = 1L;

  private final transient RemoteOperation operation;
  private final Runnable changed;
  private final Grid<Waiting> grid = new Grid<>();
  private final SteadyRows<Waiting> rows = new SteadyRows<>(grid, Waiting::document);
  private final Button all = new Button("", click -> againAll());
  private final Paragraph cut =
      new Paragraph(
          "At most "
              + PushQueue.MOST
              + " files are shown: those that gave up, and the oldest others.");
  private final boolean mayAct;
  private transient List<Waiting> gaveUp = List.of();
  private transient Formats formats = new Formats(ZoneOffset.UTC);

  WaitingPanel(RemoteOperation operation, boolean mayAct, Runnable changed) {
    this.operation = operation;
    this.mayAct = mayAct;
    this.changed = changed;
    grid.setId("waiting");
    grid.addThemeVariants(
        GridVariant.LUMO_NO_BORDER, GridVariant.LUMO_COMPACT, GridVariant.LUMO_WRAP_CELL_CONTENT);
    grid.setSelectionMode(Grid.SelectionMode.NONE);
    grid.addComponentColumn(file -> new Anchor("document/" + file.document(), file.name().text()))
        .setHeader("File")
        .setFlexGrow(1);
    grid.addColumn(file -> file.agreed().value())
        .setHeader("Interface")
        .setWidth("10rem")
        .setFlexGrow(0)
        .setKey("interface");
    grid.addComponentColumn(WaitingPanel::state).setHeader("State").setWidth("8rem").setFlexGrow(0);
    grid.addColumn(file -> file.failure().orElse("not tried yet"))
        .setHeader("Last")
        .setFlexGrow(3)
        .setKey("failure");
    grid.addColumn(file -> file.gaveUp() ? "" : formats.instant(file.next()))
        .setHeader("Next")
        .setWidth("11rem")
        .setFlexGrow(0)
        .setKey("next");
    if (mayAct) {
      rows.buttons(this::actions).setWidth("9rem").setFlexGrow(0);
    }
    grid.setEmptyStateText("Nothing waits: all that was placed for these servers is there.");
    all.setId("again-all");
    all.addThemeVariants(ButtonVariant.LUMO_SMALL);
    all.setVisible(false);
    cut.addClassName("quiet");
    cut.setVisible(false);
    add(all, cut, grid);
  }

  private static Span state(Waiting file) {
    Span badge =
        new Span(
            file.gaveUp()
                ? "gave up"
                : file.attempts() == 0 ? "waits" : file.attempts() + " tries");
    badge.addClassNames(
        "badge",
        "badge-cell",
        file.gaveUp() ? "evidence-red" : file.attempts() == 0 ? "badge-off" : "evidence-amber");
    return badge;
  }

  private Div actions(Waiting file) {
    Button again =
        new Button(
            "Again",
            click -> {
              Reasons.of(operation.again(file.document())).ifPresent(WaitingPanel::say);
              changed.run();
            });
    again.addThemeVariants(ButtonVariant.LUMO_SMALL);
    again.addClassName("again");
    again.setAriaLabel("Try " + file.name().text() + " again");
    Button end = new Button("Give up…", click -> giveUp(file));
    end.addThemeVariants(ButtonVariant.LUMO_SMALL);
    end.addClassName("give-up");
    end.setAriaLabel("Give " + file.name().text() + " up");
    return new Div(again, end);
  }

  private static void say(String why) {
    Notification.show(why, 8000, Notification.Position.MIDDLE);
  }

  /// After a long outage there may be many.
  private void againAll() {
    List<String> refused =
        gaveUp.stream()
            .flatMap(file -> Reasons.of(operation.again(file.document())).stream())
            .toList();
    if (!refused.isEmpty()) {
      say(refused.size() + " of " + gaveUp.size() + " were not: " + refused.getFirst());
    }
    changed.run();
  }

  private void giveUp(Waiting file) {
    TextField reason = new TextField("Reason");
    reason.setId("reason");
    reason.setHelperText("It goes into the document's story.");
    new ChangeDialog(
            "Give it up",
            () -> Reasons.of(operation.giveUp(file.document(), reason.getValue())),
            changed,
            reason)
        .open();
  }

  void show(List<Waiting> files, Formats as) {
    gaveUp = files.stream().filter(Waiting::gaveUp).toList();
    all.setText("Try all " + gaveUp.size() + " that gave up again");
    all.setVisible(mayAct && gaveUp.size() > 1);
    cut.setVisible(files.size() == PushQueue.MOST);
    rows.show(files);
    if (!formats.equals(as)) {
      formats = as;
      rows.showAnew();
    }
    grid.setAllRowsVisible(files.size() <= 12);
  }

  void narrow(boolean narrow) {
    for (String key : List.of("interface", "failure", "next")) {
      grid.getColumnByKey(key).setVisible(!narrow);
    }
  }
}
