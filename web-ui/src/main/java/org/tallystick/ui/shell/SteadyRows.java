package org.tallystick.ui.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.dataview.GridListDataView;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import com.vaadin.flow.function.SerializableFunction;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/// The rows of a grid that shows what goes on: while a row is the same one, its buttons stay, so that a press is not lost because
/// the row was shown anew just then.
public final class SteadyRows<T> implements Serializable {

  private static final long serialVersionUID = 1L;

  private final Grid<T> grid;
  private final SerializableFunction<T, Object> identity;
  private final ArrayList<T> rows = new ArrayList<>();
  private final GridListDataView<T> view;

  /// @param identity what makes a row the same one, and all that its buttons depend on; has `equals`
  public SteadyRows(Grid<T> grid, SerializableFunction<T, Object> identity) {
    this.grid = grid;
    this.identity = identity;
    view = grid.setItems(rows);
    view.setIdentifierProvider(identity::apply);
  }

  /// A column of what is pressed.
  public Grid.Column<T> buttons(SerializableFunction<T, Component> make) {
    return grid.addColumn(new ComponentRenderer<>(make, (shown, row) -> shown));
  }

  public void show(List<T> now) {
    boolean sameOnes = identities(now).equals(identities(rows));
    rows.clear();
    rows.addAll(now);
    if (sameOnes) {
      rows.forEach(view::refreshItem);
    } else {
      view.refreshAll();
    }
  }

  private List<Object> identities(List<T> of) {
    return of.stream().<Object>map(identity::apply).toList();
  }
}
