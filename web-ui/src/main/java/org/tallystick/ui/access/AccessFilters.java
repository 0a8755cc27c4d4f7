package org.tallystick.ui.access;

import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.tallystick.ui.shell.DayField;

/// The fields that ask the access log.
class AccessFilters extends Div {

  private static final long serialVersionUID = 1L;

  private final ComboBox<String> log = new ComboBox<>();
  private final ComboBox<EventGroup> group = new ComboBox<>();
  private final ComboBox<String> account = new ComboBox<>();
  private final TextField session = new TextField();
  private final DayField from = new DayField();
  private final DayField until = new DayField();
  private final transient Consumer<AccessQuery> asked;
  private boolean showing;

  /// @param asked is told when the person changes a field
  AccessFilters(List<String> logs, List<String> accounts, Consumer<AccessQuery> asked) {
    this.asked = asked;
    addClassName("filters");
    prepare(log, "log", "Every log", logs);
    prepare(group, "group", "Everything", List.of(EventGroup.values()));
    group.setItemLabelGenerator(EventGroup::label);
    prepare(account, "account", "Every account", accounts);
    session.setId("session");
    session.setPlaceholder("Session id");
    session.setAriaLabel("Session id");
    session.setClearButtonVisible(true);
    session.setValueChangeMode(ValueChangeMode.LAZY);
    prepare(from, "from", "From day");
    prepare(until, "until", "To day");
    add(log, group, account, session, from, until);
    List.<HasValue<?, ?>>of(log, group, account, session, from, until)
        .forEach(field -> field.addValueChangeListener(changed -> ask()));
  }

  private static <T> void prepare(ComboBox<T> box, String id, String name, List<T> items) {
    box.setId(id);
    box.setPlaceholder(name);
    box.setAriaLabel(name);
    box.setItems(items);
    box.setClearButtonVisible(true);
  }

  private static void prepare(DayField day, String id, String name) {
    day.setId(id);
    day.setPlaceholder(name);
    day.setAriaLabel(name);
    day.setClearButtonVisible(true);
  }

  void show(AccessQuery query) {
    showing = true;
    log.setValue(query.log().orElse(null));
    group.setValue(query.group().orElse(null));
    account.setValue(query.account().orElse(null));
    session.setValue(query.session().orElse(""));
    from.setValue(query.from().orElse(null));
    until.setValue(query.until().orElse(null));
    showing = false;
  }

  private void ask() {
    if (showing) {
      return;
    }
    asked.accept(
        new AccessQuery(
            Optional.ofNullable(log.getValue()),
            Optional.ofNullable(group.getValue()),
            Optional.ofNullable(account.getValue()),
            Optional.of(session.getValue().strip()).filter(id -> !id.isEmpty()),
            Optional.ofNullable(from.getValue()),
            Optional.ofNullable(until.getValue())));
  }
}
