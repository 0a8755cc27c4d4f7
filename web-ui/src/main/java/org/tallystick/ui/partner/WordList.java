package org.tallystick.ui.partner;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.function.SerializableFunction;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A list of words to be edited, one field a word; what is wrong is told at its field. A word that is emptied is left out.
class WordList<T> extends Div {

  private static final long serialVersionUID = 1L;

  private final String what;
  private final SerializableFunction<String, T> reader;
  private final Runnable changed;
  private final Runnable entered;
  private final List<TextField> fields = new ArrayList<>();
  private final Div row = new Div();
  private final Span fault = new Span();

  /// @param what one of them, for those who do not see the screen
  /// @param reader refuses what is none by IllegalArgumentException
  /// @param changed whenever a word was edited
  /// @param entered when the person ends with Enter
  WordList(
      String id,
      String title,
      String what,
      List<String> words,
      SerializableFunction<String, T> reader,
      Runnable changed,
      Runnable entered) {
    this.what = what;
    this.reader = reader;
    this.changed = changed;
    this.entered = entered;
    setId(id);
    addClassName("words");
    Span label = new Span(title);
    label.setId(id + "-label");
    label.addClassName("words-label");
    getElement().setAttribute("role", "group");
    getElement().setAttribute("aria-labelledby", id + "-label");
    row.addClassName("words-row");
    Button more = new Button("Add", VaadinIcon.PLUS.create(), click -> addField("").focus());
    more.setId(id + "-add");
    more.setAriaLabel("Add a " + what);
    more.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
    row.add(more);
    fault.addClassName("fault");
    fault.setVisible(false);
    add(label, row, fault);
    words.forEach(this::addField);
  }

  private TextField addField(String word) {
    TextField field = new TextField();
    field.setAriaLabel("A " + what);
    field.setValue(word);
    field.setClearButtonVisible(true);
    field.setManualValidation(true);
    field.setValueChangeMode(ValueChangeMode.EAGER);
    field.addValueChangeListener(edit -> changed.run());
    field.addKeyDownListener(Key.ENTER, key -> entered.run());
    fields.add(field);
    row.addComponentAtIndex(row.getComponentCount() - 1, field);
    return field;
  }

  /// The words in their order, each once; empty when one of them is wrong, which its field then says.
  Optional<List<T>> read() {
    fault.setVisible(false);
    Set<T> words = new LinkedHashSet<>();
    boolean usable = true;
    for (TextField field : fields) {
      field.setInvalid(false);
      String word = field.getValue().strip();
      if (word.isEmpty()) {
        continue;
      }
      try {
        words.add(reader.apply(word));
      } catch (IllegalArgumentException wrong) {
        field.setErrorMessage(wrong.getMessage());
        field.setInvalid(true);
        usable = false;
      }
    }
    return usable ? Optional.of(List.copyOf(words)) : Optional.empty();
  }

  /// Says that the list as a whole will not do.
  void refuse(String sentence) {
    fault.setText(sentence);
    fault.setVisible(true);
  }
}
