package org.tallystick.ui.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.dataview.GridListDataView;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import com.vaadin.flow.function.SerializableFunction;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/// The rows of a grid that shows what goes on. A row that changes while the same rows are shown keeps its buttons, so that a press
/// is not lost because the row was shown anew just then; when rows come or go, all are made anew.
public final class SteadyRows<T> implements Serializable {

  private static final long serialVersionUID = 1L;

  private final Grid<T> grid;
  private final SerializableFunction<T, Object> identity;
  private final SerializableFunction<T, Object> look;
  private final ArrayList<T> rows = new ArrayList<>();
  private final ArrayList<Object> looks = new ArrayList<>();
  private final GridListDataView<T> view;

  /// @param identity what makes a row the same one, and all that its buttons depend on; has `equals`
  public SteadyRows(Grid<T> grid, SerializableFunction<T, Object> identity) {
    this(grid, identity, row -> row);
  }

  /// @param look all that is shown of a row, where that is more than the row; has `equals`
  public SteadyRows(
      Grid<T> grid,
      SerializableFunction<T, Object> identity,
      SerializableFunction<T, Object> look) {
    this.grid = grid;
    this.identity = identity;
    this.look = look;
    view = grid.setItems(rows);
    view.setIdentifierProvider(identity::apply);
  }

  /// A column of what is pressed.
  public Grid.Column<T> buttons(SerializableFunction<T, Component> make) {
    return grid.addColumn(new ComponentRenderer<>(make, (shown, row) -> shown));
  }

  public void show(List<T> now) {
    boolean sameOnes = each(now, identity).equals(each(rows, identity));
    List<Object> before = List.copyOf(looks);
    rows.clear();
    rows.addAll(now);
    looks.clear();
    looks.addAll(each(now, look));
    if (!sameOnes) {
      view.refreshAll();
      return;
    }
    for (int row = 0; row < rows.size(); row++) {
      if (!looks.get(row).equals(before.get(row))) {
        view.refreshItem(rows.get(row));
      }
    }
  }

  /// Shows the same rows in another way: the person's time zone has become known.
  public void showAnew() {
    view.refreshAll();
  }

  private static <T> List<Object> each(List<T> of, SerializableFunction<T, Object> part) {
    return of.stream().<Object>map(part::apply).toList();
  }
}
