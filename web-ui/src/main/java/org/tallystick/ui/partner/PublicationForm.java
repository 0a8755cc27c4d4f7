package org.tallystick.ui.partner;

import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.radiobutton.RadioGroupVariant;
import java.util.List;
import java.util.Optional;
import org.tallystick.publication.NameGlob;
import org.tallystick.publication.PublicationRule;
import org.tallystick.publication.PublishWhen;
import org.tallystick.publication.SidecarKind;
import org.tallystick.publication.Suffix;

/// When a partner's file becomes an exchange, to be edited, with a name to try the rule on before it is saved.
class PublicationForm extends Div {

  private static final long serialVersionUID = 1L;

  private final RadioButtonGroup<PublishWhen> when =
      new RadioButtonGroup<>("A file becomes an exchange");
  private final CheckboxGroup<SidecarKind> sidecars = new CheckboxGroup<>("Hash sidecars");
  private final WordList<NameGlob> parts;
  private final WordList<Suffix> markers;
  private final NameTrial trial =
      new NameTrial("try", name -> rule().map(rule -> TriedName.of(rule, name)));

  /// @param entered when the person ends with Enter
  PublicationForm(PublicationRule now, Runnable entered) {
    addClassName("form");
    when.setId("publish-when");
    when.addThemeVariants(RadioGroupVariant.LUMO_VERTICAL);
    when.setItems(PublishWhen.values());
    when.setItemLabelGenerator(PublicationForm::label);
    when.setValue(now.when());
    sidecars.setId("sidecars");
    sidecars.setItems(SidecarKind.values());
    sidecars.setItemLabelGenerator(kind -> kind.suffix() + ", " + kind.list().text());
    sidecars.setValue(java.util.Set.copyOf(now.sidecars()));
    sidecars.setManualValidation(true);
    parts =
        new WordList<>(
            "part-names",
            "Part names, of files still being sent (* any characters, ? one)",
            "part name",
            now.parts().stream().map(NameGlob::text).toList(),
            NameGlob::new,
            this::changed,
            entered);
    markers =
        new WordList<>(
            "markers",
            "Ready markers: the name of the file with",
            "ready marker",
            now.markers().stream().map(Suffix::text).toList(),
            Suffix::new,
            this::changed,
            entered);
    when.addValueChangeListener(choice -> changed());
    sidecars.addValueChangeListener(choice -> changed());
    add(when, sidecars, markers, parts, trial);
    changed();
  }

  private static String label(PublishWhen when) {
    return switch (when) {
      case ON_CLOSE -> "when it is closed, or renamed from a part name";
      case ON_RENAME -> "only when it is renamed from a part name";
      case ON_SIDECAR -> "when a hash sidecar agrees with it, whichever comes first";
      case ON_MARKER -> "when its ready marker comes, whichever comes first";
    };
  }

  private void changed() {
    sidecars.setVisible(when.getValue() == PublishWhen.ON_SIDECAR);
    markers.setVisible(when.getValue() == PublishWhen.ON_MARKER);
    trial.show();
    rule();
  }

  /// The rule as it stands in the form; empty when something is wrong, which is told where it is.
  Optional<PublicationRule> rule() {
    Optional<List<NameGlob>> partNames = parts.read();
    Optional<List<Suffix>> markerNames = markers.read();
    List<SidecarKind> kinds =
        SidecarKind.ALL.stream().filter(sidecars.getValue()::contains).toList();
    boolean lacksKind = when.getValue() == PublishWhen.ON_SIDECAR && kinds.isEmpty();
    sidecars.setErrorMessage("Choose at least one; nothing would ever be published.");
    sidecars.setInvalid(lacksKind);
    if (partNames.isEmpty() || markerNames.isEmpty() || lacksKind) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new PublicationRule(when.getValue(), partNames.get(), kinds, markerNames.get()));
    } catch (IllegalArgumentException refused) {
      (when.getValue() == PublishWhen.ON_MARKER ? markers : parts)
          .refuse(String.valueOf(refused.getMessage()));
      return Optional.empty();
    }
  }
}
