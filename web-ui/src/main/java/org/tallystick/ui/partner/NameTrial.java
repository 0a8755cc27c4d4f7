package org.tallystick.ui.partner;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.function.SerializableFunction;
import java.util.Optional;
import org.tallystick.evidence.name.RawName;

/// A field to try a file name in: it says at each key what would become of a file of that name.
class NameTrial extends Div {

  private static final long serialVersionUID = 1L;

  private static final int LONGEST = 255;

  private final SerializableFunction<RawName, Optional<TriedName>> rule;
  private final TextField name = new TextField("Try a file name");
  private final Span role = new Span();
  private final Span sentence = new Span();
  private final Div answer = new Div(role, sentence);

  /// @param rule what becomes of a name; empty while the rule itself is wrong
  NameTrial(String id, SerializableFunction<RawName, Optional<TriedName>> rule) {
    this.rule = rule;
    setId(id);
    addClassName("trial");
    name.setPlaceholder("order.xml");
    name.setMaxLength(LONGEST);
    name.setClearButtonVisible(true);
    name.setManualValidation(true);
    name.setValueChangeMode(ValueChangeMode.EAGER);
    name.addValueChangeListener(edit -> show());
    role.addClassNames("badge", "badge-on");
    answer.addClassName("trial-answer");
    answer.getElement().setAttribute("role", "status");
    add(name, answer);
    show();
  }

  /// The rule has changed.
  void show() {
    name.setInvalid(false);
    role.setVisible(false);
    if (name.getValue().isEmpty()) {
      sentence.setText("Nothing is sent by trying.");
      return;
    }
    try {
      Optional<TriedName> tried = rule.apply(RawName.of(name.getValue()));
      role.setVisible(tried.isPresent());
      tried.ifPresent(found -> role.setText(found.role()));
      sentence.setText(
          tried
              .map(TriedName::sentence)
              .orElse("Mend the fields above first; then it can be tried."));
    } catch (IllegalArgumentException noName) {
      name.setErrorMessage(noName.getMessage());
      name.setInvalid(true);
      sentence.setText("");
    }
  }
}
