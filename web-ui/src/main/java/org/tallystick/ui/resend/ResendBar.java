package org.tallystick.ui.resend;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.tallystick.ledger.LedgerPosition;
import org.tallystick.resend.ResendOrder;
import org.tallystick.resend.ResendOrders;
import org.tallystick.resend.ResendSelection;
import org.tallystick.ui.shell.Asked;

/// What can be done with the files that are ticked in a grid, or with all it shows.
public final class ResendBar extends Div {

  private static final long serialVersionUID = 1L;

  private final transient ResendOrders orders;
  private final Span count = new Span();
  private final Button selected = new Button("Send again…");
  private final Button replay = new Button("Process again…");
  private final Button clear = new Button("Clear");
  private final Button all = new Button("Send all of these again…");
  private final Button replayAll = new Button("Process all of these again…");

  /// @param everything what the grid shows that can be sent, or processed, again, whether it is on the screen or not
  public <T> ResendBar(
      ResendOrders orders,
      Grid<T> grid,
      Function<T, LedgerPosition> document,
      Function<ResendOrder.Kind, ResendSelection> everything) {
    this.orders = orders;
    addClassNames("filters", "selection");
    grid.setSelectionMode(Grid.SelectionMode.MULTI);
    count.setId("selected");
    selected.setId("resend-selected");
    selected.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_PRIMARY);
    Supplier<ResendSelection> ticked =
        () ->
            new ResendSelection.Documents(grid.getSelectedItems().stream().map(document).toList());
    selected.addClickListener(click -> ask(ResendOrder.Kind.RESEND, ticked));
    replay.setId("replay-selected");
    replay.addThemeVariants(ButtonVariant.LUMO_SMALL);
    replay.addClickListener(click -> ask(ResendOrder.Kind.REPLAY, ticked));
    clear.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
    clear.addClickListener(click -> grid.deselectAll());
    all.setId("resend-all");
    all.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
    all.addClickListener(
        click -> ask(ResendOrder.Kind.RESEND, () -> everything.apply(ResendOrder.Kind.RESEND)));
    replayAll.setId("replay-all");
    replayAll.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
    replayAll.addClickListener(
        click -> ask(ResendOrder.Kind.REPLAY, () -> everything.apply(ResendOrder.Kind.REPLAY)));
    grid.addSelectionListener(changed -> show(changed.getAllSelectedItems()));
    add(count, selected, replay, clear, all, replayAll);
    show(Set.of());
  }

  private void show(Set<?> items) {
    boolean some = !items.isEmpty();
    count.setText(some ? items.size() + " selected" : "");
    count.setVisible(some);
    selected.setVisible(some);
    replay.setVisible(some);
    clear.setVisible(some);
  }

  /// Whether all that is shown can be sent or processed again with one click: what nobody has narrowed is the whole archive.
  public void offerAll(boolean offered) {
    all.setVisible(offered);
    replayAll.setVisible(offered);
  }

  private void ask(ResendOrder.Kind kind, Supplier<ResendSelection> selection) {
    try {
      Asked.of(() -> new ResendDialog(orders, kind, selection.get())).open();
    } catch (IllegalArgumentException tooMany) {
      Notification.show(String.valueOf(tooMany.getMessage()), 8000, Notification.Position.MIDDLE);
    }
  }
}
