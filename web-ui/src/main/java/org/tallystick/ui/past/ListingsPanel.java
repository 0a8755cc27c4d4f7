package org.tallystick.ui.past;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.function.SerializableSupplier;
import org.jspecify.annotations.Nullable;
import org.tallystick.past.DirectoryPast;
import org.tallystick.past.ListingVerdict;
import org.tallystick.past.Moment;
import org.tallystick.past.Place;
import org.tallystick.past.ShownListing;
import org.tallystick.ui.shell.Formats;

/// The listings partners were shown, newest first. Each leads to exactly what was shown, and can be checked against what the log proves.
class ListingsPanel extends Div {

  private static final long serialVersionUID = 1L;

  private final transient DirectoryPast past;
  private final SerializableSupplier<Formats> formats;
  private final Grid<ShownListing> grid = new Grid<>();
  private transient @Nullable Shown shown;

  ListingsPanel(DirectoryPast past, SerializableSupplier<Formats> formats) {
    this.past = past;
    this.formats = formats;
    grid.setId("listings");
    grid.addThemeVariants(GridVariant.LUMO_NO_BORDER, GridVariant.LUMO_COMPACT);
    grid.setSelectionMode(Grid.SelectionMode.NONE);
    grid.addComponentColumn(this::row).setHeader("Listings").setFlexGrow(1);
    grid.addComponentColumn(this::check).setHeader("As proven").setWidth("10rem").setFlexGrow(0);
    grid.setPartNameGenerator(listing -> showsTheSame(listing) ? "current" : null);
    grid.setEmptyStateComponent(
        PastView.emptyState(
            "No partner was ever shown it.", "A listing appears here once somebody asks for it."));
    add(new H2("Listings partners were shown"), grid);
  }

  private boolean showsTheSame(ShownListing listing) {
    Shown now = shown;
    return now != null && now.state().exists() && now.state().change() == listing.change();
  }

  private Div row(ShownListing listing) {
    Span at =
        new Span(
            formats.get().instant(listing.at())
                + listing.account().map(account -> " · " + account).orElse("")
                + listing.peer().map(peer -> " from " + peer).orElse(""));
    at.addClassName("story-at");
    Shown now = shown;
    Anchor names =
        new Anchor(
            now == null ? "" : now.address().at(new Moment.Leaves(listing.size())).toString(),
            names(listing.entries()) + ", after change " + listing.change());
    names.addClassName("story-sentence");
    return new Div(at, names);
  }

  private static String names(long entries) {
    return entries == 0 ? "Empty" : entries == 1 ? "1 name" : "%,d names".formatted(entries);
  }

  private Div check(ShownListing listing) {
    Div cell = new Div();
    Button check = new Button("Check");
    check.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
    check.setTooltipText(
        "Write this listing again and compare it with what the signed log says the directory held");
    check.addClickListener(click -> {
      cell.removeAll();
      cell.add(verdict(listing));
    });
    cell.add(check);
    return cell;
  }

  private Span verdict(ShownListing listing) {
    Shown now = shown;
    if (now == null) {
      return new Span();
    }
    return past.check(now.address().place(), listing.event().index())
        .map(ListingsPanel::badge)
        .orElseGet(() -> badge("erased", "badge-off", "The words of this listing were erased."));
  }

  private static Span badge(ListingVerdict verdict) {
    return switch (verdict) {
      case ListingVerdict.Same same ->
          badge("as proven", "evidence-green", "The map of head " + same.head() + " has its hash.");
      case ListingVerdict.Different different ->
          badge(
              "differs",
              "evidence-red",
              "The map of head " + different.head() + " has another hash: run ./tallystick fsck.");
      case ListingVerdict.NoHead() ->
          badge(
              "no head says",
              "badge-off",
              "The directory changed again before the log was sealed, or it is not sealed yet.");
    };
  }

  private static Span badge(String word, String color, String why) {
    Span badge = new Span(word);
    badge.addClassNames("badge", color);
    badge.setTitle(why);
    return badge;
  }

  /// Reads again only when there is something new.
  void show(Shown now) {
    Shown before = shown;
    shown = now;
    long listings = now.state().listings();
    if (before != null && isSame(before, now)) {
      return;
    }
    Place place = now.address().place();
    grid.setItems(
        asked ->
            NumberedRows.of(
                (from, limit) -> past.listings(place, from, limit),
                listings,
                asked.getOffset(),
                asked.getLimit()),
        asked -> (int) listings);
    if (now.state().listing() > 0) {
      grid.scrollToIndex((int) (listings - now.state().listing()));
    }
  }

  private static boolean isSame(Shown one, Shown other) {
    return one.address().equals(other.address())
        && one.state().change() == other.state().change()
        && one.state().listings() == other.state().listings();
  }
}
