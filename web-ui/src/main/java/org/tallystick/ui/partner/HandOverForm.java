package org.tallystick.ui.partner;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.radiobutton.RadioGroupVariant;
import java.util.List;
import java.util.Optional;
import org.tallystick.evidence.name.RawName;
import org.tallystick.publication.Acknowledgements;
import org.tallystick.publication.Duplicates;
import org.tallystick.publication.HandOver;
import org.tallystick.publication.Suffix;

/// What is agreed about the files we send, to be edited, with a name to try it on before it is saved.
class HandOverForm extends Div {

  private static final long serialVersionUID = 1L;

  private final Checkbox sidecars =
      new Checkbox("A .sha256 stands beside each file, and a SHA256SUMS in its directory");
  private final WordList<Suffix> suffixes;
  private final WordList<String> directories;
  private final Checkbox removal = new Checkbox("…or deletes it after all of it was downloaded");
  private final Checkbox erase =
      new Checkbox(
          "The name goes by itself when all of the file was downloaded; the document stays");
  private final RadioButtonGroup<Duplicates> duplicates =
      new RadioButtonGroup<>("When the same bytes were sent before");
  private final NameTrial trial =
      new NameTrial("try", name -> handOver().map(agreed -> TriedName.of(agreed, name)));

  /// @param entered when the person ends with Enter
  HandOverForm(HandOver now, Runnable entered) {
    addClassName("form");
    Acknowledgements taken = now.acknowledgements();
    suffixes =
        new WordList<>(
            "taken-suffixes",
            "The partner has taken a file over when it renames it to its name with",
            "suffix",
            taken.suffixes().stream().map(Suffix::text).toList(),
            Suffix::new,
            this::changed,
            entered);
    directories =
        new WordList<>(
            "taken-directories",
            "…or moves it into a directory beside it, called",
            "directory",
            taken.directories(),
            HandOverForm::directory,
            this::changed,
            entered);
    sidecars.setId("places-sidecars");
    sidecars.setValue(now.sidecars());
    removal.setId("removal");
    removal.setValue(taken.removal());
    removal.addValueChangeListener(choice -> changed());
    erase.setId("erase");
    erase.setValue(now.eraseAfterDownload());
    duplicates.setId("duplicates");
    duplicates.addThemeVariants(RadioGroupVariant.LUMO_VERTICAL);
    duplicates.setItems(Duplicates.values());
    duplicates.setItemLabelGenerator(HandOverForm::label);
    duplicates.setValue(now.duplicates());
    add(suffixes, directories, removal, sidecars, erase, duplicates, trial);
    changed();
  }

  private static String label(Duplicates choice) {
    return switch (choice) {
      case REFUSE -> "they are refused";
      case ASK -> "whoever sends them is asked";
      case ALLOW -> "they are sent again";
    };
  }

  private static String directory(String name) {
    return RawName.of(name).text();
  }

  private void changed() {
    trial.show();
    handOver();
  }

  /// What is agreed as it stands in the form; empty when something is wrong, which is told where it is.
  Optional<HandOver> handOver() {
    Optional<List<Suffix>> renamed = suffixes.read();
    Optional<List<String>> moved = directories.read();
    if (renamed.isEmpty() || moved.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new HandOver(
              sidecars.getValue(),
              new Acknowledgements(renamed.get(), moved.get(), removal.getValue()),
              erase.getValue(),
              duplicates.getValue()));
    } catch (IllegalArgumentException refused) {
      suffixes.refuse(String.valueOf(refused.getMessage()));
      return Optional.empty();
    }
  }
}
