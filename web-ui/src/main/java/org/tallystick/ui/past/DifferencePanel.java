package org.tallystick.ui.past;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.function.SerializableSupplier;
import java.util.Optional;
import org.tallystick.directory.DirectoryEntry;
import org.tallystick.evidence.name.RawName;
import org.tallystick.past.DirectoryPast;
import org.tallystick.past.DirectoryState;
import org.tallystick.past.EntryDifference;
import org.tallystick.past.Place;
import org.tallystick.ui.document.DocumentView;
import org.tallystick.ui.shell.Formats;
import org.tallystick.ui.shell.KeysetRows;

/// The names that are not the same at two moments, whichever of them is the earlier.
class DifferencePanel extends Div {

  private static final long serialVersionUID = 1L;

  private final transient DirectoryPast past;
  private final SerializableSupplier<Formats> formats;
  private final Paragraph summary = new Paragraph();
  private final Grid<EntryDifference> grid = new Grid<>();

  DifferencePanel(DirectoryPast past, SerializableSupplier<Formats> formats) {
    this.past = past;
    this.formats = formats;
    summary.setId("difference-summary");
    grid.setId("difference");
    grid.addThemeVariants(GridVariant.LUMO_NO_BORDER, GridVariant.LUMO_COMPACT);
    grid.setSelectionMode(Grid.SelectionMode.NONE);
    grid.addComponentColumn(DifferencePanel::kind).setHeader("Is").setWidth("9rem").setFlexGrow(0);
    grid.addComponentColumn(DifferencePanel::name).setHeader("Name").setFlexGrow(1);
    grid.addColumn(one -> size(before(one)))
        .setHeader("Before")
        .setWidth("7rem")
        .setFlexGrow(0)
        .setKey("before");
    grid.addColumn(one -> size(after(one)))
        .setHeader("After")
        .setWidth("7rem")
        .setFlexGrow(0)
        .setKey("after");
    grid.setEmptyStateComponent(
        PastView.emptyState(
            "Nothing differs.", "Move the slider to the moment it is to be compared with."));
    add(new H2("What differs"), summary, grid);
  }

  void show(Place place, DirectoryState one, DirectoryState other) {
    DirectoryState from = one.size() <= other.size() ? one : other;
    DirectoryState to = from == one ? other : one;
    EntryDifference.Count count = past.differences(place, from.size(), to.size());
    summary.setText(
        "From %s (change %d) to %s (change %d): %s."
            .formatted(
                formats.get().instant(from.at()),
                from.change(),
                formats.get().instant(to.at()),
                to.change(),
                said(count)));
    KeysetRows<EntryDifference, RawName> rows =
        new KeysetRows<>(
            (after, limit) -> past.difference(place, from.size(), to.size(), after, limit),
            EntryDifference::name,
            DirectoryPast.MOST);
    grid.setItems(asked -> rows.rows(asked.getOffset(), asked.getLimit()));
  }

  private static String said(EntryDifference.Count count) {
    return count.isNone()
        ? "nothing differs"
        : "%,d added, %,d removed, %,d changed"
            .formatted(count.added(), count.removed(), count.changed());
  }

  private static Span kind(EntryDifference one) {
    Span kind =
        switch (one) {
          case EntryDifference.Added added -> badge("added", "evidence-green");
          case EntryDifference.Removed removed -> badge("removed", "evidence-red");
          case EntryDifference.Changed changed ->
              changed.isOtherContent()
                  ? badge("changed", "evidence-amber")
                  : badge("attributes", "badge-off");
        };
    return kind;
  }

  private static Span badge(String word, String color) {
    Span badge = new Span(word);
    badge.addClassNames("badge", color);
    return badge;
  }

  private static Component name(EntryDifference one) {
    DirectoryEntry entry = after(one).or(() -> before(one)).orElseThrow();
    String text = entry.name().text() + (entry.isDirectory() ? "/" : "");
    Component name =
        entry
            .document()
            .<Component>map(position -> new Anchor(DocumentView.address(position), text))
            .orElseGet(() -> new Span(text));
    name.addClassName("file-name");
    Span sizes = new Span(size(before(one)) + " → " + size(after(one)));
    sizes.addClassName("narrow-only");
    return new Div(name, sizes);
  }

  private static Optional<DirectoryEntry> before(EntryDifference one) {
    return switch (one) {
      case EntryDifference.Added added -> Optional.empty();
      case EntryDifference.Removed removed -> Optional.of(removed.before());
      case EntryDifference.Changed changed -> Optional.of(changed.before());
    };
  }

  private static Optional<DirectoryEntry> after(EntryDifference one) {
    return switch (one) {
      case EntryDifference.Added added -> Optional.of(added.now());
      case EntryDifference.Removed removed -> Optional.empty();
      case EntryDifference.Changed changed -> Optional.of(changed.now());
    };
  }

  private static String size(Optional<DirectoryEntry> entry) {
    return entry.map(one -> one.isDirectory() ? "directory" : Formats.size(one.size())).orElse("–");
  }

  Grid<?> grid() {
    return grid;
  }
}
