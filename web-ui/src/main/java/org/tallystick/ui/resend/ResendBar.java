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
import org.tallystick.resend.ResendOrders;
import org.tallystick.resend.ResendSelection;

/// What can be done with the files that are ticked in a grid, or with all it shows.
public final class ResendBar extends Div {

  private static final long serialVersionUID = 1L;

  private final transient ResendOrders orders;
  private final Span count = new Span();
  private final Button selected = new Button("Send again…");
  private final Button clear = new Button("Clear");
  private final Button all = new Button("Send all of these again…");

  /// @param everything what the grid shows, whether it is on the screen or not
  public <T> ResendBar(
      ResendOrders orders,
      Grid<T> grid,
      Function<T, LedgerPosition> document,
      Supplier<ResendSelection> everything) {
    this.orders = orders;
    addClassNames("filters", "selection");
    grid.setSelectionMode(Grid.SelectionMode.MULTI);
    count.setId("selected");
    selected.setId("resend-selected");
    selected.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_PRIMARY);
    selected.addClickListener(click ->
        ask(() ->
            new ResendSelection.Documents(
                grid.getSelectedItems().stream().map(document).toList())));
    clear.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
    clear.addClickListener(click -> grid.deselectAll());
    all.setId("resend-all");
    all.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
    all.addClickListener(click -> ask(everything));
    grid.addSelectionListener(changed -> show(changed.getAllSelectedItems()));
    add(count, selected, clear, all);
    show(Set.of());
  }

  private void show(Set<?> items) {
    boolean some = !items.isEmpty();
    count.setText(some ? items.size() + " selected" : "");
    count.setVisible(some);
    selected.setVisible(some);
    clear.setVisible(some);
  }

  /// Whether all that is shown can be sent again with one click: what nobody has narrowed is the whole archive.
  public void offerAll(boolean offered) {
    all.setVisible(offered);
  }

  private void ask(Supplier<ResendSelection> selection) {
    try {
      new ResendDialog(orders, selection.get()).open();
    } catch (IllegalArgumentException tooMany) {
      Notification.show(String.valueOf(tooMany.getMessage()), 8000, Notification.Position.MIDDLE);
    }
  }
}
