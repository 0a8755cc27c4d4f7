package org.tallystick.ui.business;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.TextField;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.tallystick.business.NewLine;

/// The lines of a new business document; a line without an item is left out.
class LinesEditor extends Div {

  private static final long serialVersionUID = 1L;

  private final List<Line> lines = new ArrayList<>();
  private final Div rows = new Div();

  LinesEditor() {
    addClassName("lines");
    Button more = new Button("Add a line", VaadinIcon.PLUS.create(), click -> addLine());
    more.setId("add-line");
    more.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
    add(rows, more);
    addLine();
  }

  private void addLine() {
    Line line = new Line(lines.size() + 1);
    lines.add(line);
    rows.add(line);
  }

  List<NewLine> lines() {
    return lines.stream()
        .filter(line -> !line.item.getValue().isBlank())
        .map(Line::wanted)
        .toList();
  }

  private static final class Line extends Div {

    private static final long serialVersionUID = 1L;

    private final TextField item = new TextField();
    private final TextField description = new TextField();
    private final BigDecimalField quantity = new BigDecimalField();
    private final TextField unit = new TextField();

    Line(int number) {
      addClassName("line");
      name(item, number, "Item");
      name(description, number, "Description");
      quantity.setPlaceholder("Quantity");
      quantity.setAriaLabel("Quantity of line " + number);
      quantity.setValue(BigDecimal.ONE);
      name(unit, number, "Unit");
      add(item, description, quantity, unit);
    }

    private static void name(TextField field, int number, String name) {
      field.setPlaceholder(name);
      field.setAriaLabel(name + " of line " + number);
    }

    NewLine wanted() {
      BigDecimal amount = quantity.getValue();
      if (amount == null) {
        throw new IllegalArgumentException("line " + item.getValue() + ": the quantity is missing");
      }
      return new NewLine(
          item.getValue().strip(), description.getValue().strip(), amount, unit.getValue().strip());
    }
  }
}
