package org.tallystick.ui.past;

import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.function.SerializableSupplier;
import org.jspecify.annotations.Nullable;
import org.tallystick.past.DirectoryChange;
import org.tallystick.past.DirectoryPast;
import org.tallystick.past.Moment;
import org.tallystick.past.Place;
import org.tallystick.ui.shell.Formats;

/// Every change of the directory, newest first; each leads to the directory just after it.
class ChangesPanel extends Div {

  private static final long serialVersionUID = 1L;

  private final transient DirectoryPast past;
  private final SerializableSupplier<Formats> formats;
  private final Grid<DirectoryChange> grid = new Grid<>();
  private transient @Nullable Shown shown;

  ChangesPanel(DirectoryPast past, SerializableSupplier<Formats> formats) {
    this.past = past;
    this.formats = formats;
    grid.setId("changes");
    grid.addThemeVariants(GridVariant.LUMO_NO_BORDER, GridVariant.LUMO_COMPACT);
    grid.setSelectionMode(Grid.SelectionMode.NONE);
    grid.addComponentColumn(this::row).setHeader("Changes").setFlexGrow(1);
    grid.setPartNameGenerator(change -> isLast(change) ? "current" : null);
    grid.setEmptyStateComponent(
        PastView.emptyState("It never changed.", "A change appears here by itself."));
    add(new H2("Its changes"), grid);
  }

  private boolean isLast(DirectoryChange change) {
    Shown now = shown;
    return now != null && now.state().change() == change.number();
  }

  private Div row(DirectoryChange change) {
    Span at = new Span(change.number() + " · " + formats.get().instant(change.at()));
    at.addClassName("story-at");
    Shown now = shown;
    Anchor words =
        new Anchor(
            now == null ? "" : now.address().at(new Moment.Leaves(change.sizeAfter())).toString(),
            ChangeWords.of(change));
    words.addClassName("story-sentence");
    return new Div(at, words);
  }

  /// Reads again only when there is something new.
  void show(Shown now) {
    Shown before = shown;
    shown = now;
    long changes = now.state().changes();
    if (before != null && isSame(before, now)) {
      return;
    }
    Place place = now.address().place();
    grid.setItems(
        asked ->
            NumberedRows.of(
                (from, limit) -> past.changes(place, from, limit),
                changes,
                asked.getOffset(),
                asked.getLimit()),
        asked -> (int) changes);
    if (now.state().change() > 0) {
      grid.scrollToIndex((int) (changes - now.state().change()));
    }
  }

  private static boolean isSame(Shown one, Shown other) {
    return one.address().equals(other.address())
        && one.state().change() == other.state().change()
        && one.state().changes() == other.state().changes();
  }
}
