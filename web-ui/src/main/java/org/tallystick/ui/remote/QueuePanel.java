package org.tallystick.ui.remote;

import com.vaadin.flow.component.Component;
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
import org.tallystick.remote.push.PushQueue;
import org.tallystick.ui.shell.ChangeDialog;
import org.tallystick.ui.shell.Formats;
import org.tallystick.ui.shell.SteadyRows;

/// Files that could not be fetched, or wait to be brought: those that a person has to look at come first.
class QueuePanel extends Div {

  private static final long serialVersionUID = 1L;

  private final QueueRow.Words words;
  private final QueueRow.Actions actions;
  private final Runnable changed;
  private final Grid<QueueRow> grid = new Grid<>();
  private final SteadyRows<QueueRow> rows = new SteadyRows<>(grid, QueueRow::id);
  private final Button all = new Button("", click -> againAll());
  private final Paragraph cut = new Paragraph();
  private final boolean mayAct;
  private transient List<QueueRow> gaveUp = List.of();
  private transient Formats formats = new Formats(ZoneOffset.UTC);

  QueuePanel(QueueRow.Words words, QueueRow.Actions actions, boolean mayAct, Runnable changed) {
    this.words = words;
    this.actions = actions;
    this.mayAct = mayAct;
    this.changed = changed;
    grid.setId(words.id());
    cut.setText("At most " + PushQueue.MOST + " files are shown: " + words.cut() + ".");
    grid.addThemeVariants(
        GridVariant.LUMO_NO_BORDER, GridVariant.LUMO_COMPACT, GridVariant.LUMO_WRAP_CELL_CONTENT);
    grid.setSelectionMode(Grid.SelectionMode.NONE);
    grid.addComponentColumn(QueuePanel::name).setHeader("File").setFlexGrow(1);
    grid.addColumn(file -> file.agreed())
        .setHeader("Interface")
        .setWidth("10rem")
        .setFlexGrow(0)
        .setKey("interface");
    grid.addComponentColumn(QueuePanel::state).setHeader("State").setWidth("8rem").setFlexGrow(0);
    grid.addColumn(QueueRow::last).setHeader("Last").setFlexGrow(3).setKey("failure");
    grid.addColumn(file -> file.gaveUp() ? "" : formats.instant(file.next()))
        .setHeader("Next")
        .setWidth("11rem")
        .setFlexGrow(0)
        .setKey("next");
    if (mayAct) {
      rows.buttons(this::buttons).setWidth("9rem").setFlexGrow(0);
    }
    grid.setEmptyStateText(words.empty());
    all.setId(words.id() + "-again-all");
    all.addThemeVariants(ButtonVariant.LUMO_SMALL);
    all.setVisible(false);
    cut.addClassName("quiet");
    cut.setVisible(false);
    add(all, cut, grid);
  }

  private static Component name(QueueRow file) {
    return file.address()
        .<Component>map(address -> new Anchor(address, file.name()))
        .orElseGet(() -> new Span(file.name()));
  }

  private static Span state(QueueRow file) {
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

  private Div buttons(QueueRow file) {
    Button again =
        new Button(
            "Again",
            click -> {
              actions.again(file).ifPresent(QueuePanel::say);
              changed.run();
            });
    again.addThemeVariants(ButtonVariant.LUMO_SMALL);
    again.addClassName("again");
    again.setAriaLabel("Try " + file.name() + " again");
    Button end = new Button(words.end() + "…", click -> end(file));
    end.addThemeVariants(ButtonVariant.LUMO_SMALL);
    end.addClassName("give-up");
    end.setAriaLabel(words.end() + ": " + file.name());
    return new Div(again, end);
  }

  private static void say(String why) {
    Notification.show(why, 8000, Notification.Position.MIDDLE);
  }

  /// After a long outage there may be many.
  private void againAll() {
    List<String> refused = gaveUp.stream().flatMap(file -> actions.again(file).stream()).toList();
    if (!refused.isEmpty()) {
      say(refused.size() + " of " + gaveUp.size() + " were not: " + refused.getFirst());
    }
    changed.run();
  }

  private void end(QueueRow file) {
    TextField reason = new TextField("Reason");
    reason.setId("reason");
    reason.setHelperText(words.helper());
    new ChangeDialog(words.end(), () -> actions.end(file, reason.getValue()), changed, reason)
        .open();
  }

  void show(List<QueueRow> files, Formats as) {
    gaveUp = files.stream().filter(QueueRow::gaveUp).toList();
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
