package org.tallystick.ui.past;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.function.SerializableSupplier;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.tallystick.directory.DirectoryEntry;
import org.tallystick.evidence.name.RawName;
import org.tallystick.past.DirectoryPast;
import org.tallystick.ui.document.DocumentView;
import org.tallystick.ui.shell.Formats;
import org.tallystick.ui.shell.KeysetRows;

/// What was in the directory.
class ContentsPanel extends Div {

  private static final long serialVersionUID = 1L;

  private final transient DirectoryPast past;
  private final SerializableSupplier<Formats> formats;
  private final Grid<DirectoryEntry> grid = new Grid<>();
  private transient @Nullable PastAddress shown;

  ContentsPanel(DirectoryPast past, SerializableSupplier<Formats> formats) {
    this.past = past;
    this.formats = formats;
    grid.setId("entries");
    grid.addThemeVariants(GridVariant.LUMO_NO_BORDER, GridVariant.LUMO_COMPACT);
    grid.setSelectionMode(Grid.SelectionMode.NONE);
    grid.addComponentColumn(this::name).setHeader("Name").setFlexGrow(1);
    grid.addColumn(entry -> entry.isDirectory() ? "" : Formats.size(entry.size()))
        .setHeader("Size")
        .setWidth("7rem")
        .setFlexGrow(0)
        .setKey("size");
    grid.addColumn(this::modified)
        .setHeader("Modified")
        .setWidth("12rem")
        .setFlexGrow(0)
        .setKey("at");
    add(new H2("What was in it"), grid);
  }

  private String modified(DirectoryEntry entry) {
    return formats.get().instant(Instant.ofEpochSecond(entry.attributes().modifiedAt()));
  }

  private Component name(DirectoryEntry entry) {
    Span summary =
        new Span((entry.isDirectory() ? "" : Formats.size(entry.size()) + " · ") + modified(entry));
    summary.addClassName("narrow-only");
    return new Div(link(entry), summary);
  }

  /// A file leads to its document, a directory to itself at the same moment.
  private Component link(DirectoryEntry entry) {
    String text = entry.name().text() + (entry.isDirectory() ? "/" : "");
    PastAddress here = shown;
    Anchor link =
        entry
            .document()
            .map(position -> new Anchor(DocumentView.address(position), text))
            .orElseGet(
                () -> new Anchor(here == null ? "" : here.of(entry.path()).toString(), text));
    link.addClassName("file-name");
    return link;
  }

  void show(Shown now) {
    shown = now.address();
    grid.setEmptyStateComponent(emptyState(now));
    KeysetRows<DirectoryEntry, RawName> rows =
        new KeysetRows<>(
            (after, limit) ->
                past.contents(now.address().place(), now.state().size(), after, limit),
            DirectoryEntry::name,
            DirectoryPast.MOST);
    grid.setItems(asked -> rows.rows(asked.getOffset(), asked.getLimit()));
  }

  private static Div emptyState(Shown now) {
    String path = now.address().place().path().text();
    return now.state().exists()
        ? PastView.emptyState(
            path + " was empty.", "There was nothing in it that a partner could have been shown.")
        : PastView.emptyState(
            "There was no directory " + path + ".",
            "It came or comes with another change: move the slider.");
  }

  Grid<?> grid() {
    return grid;
  }
}
