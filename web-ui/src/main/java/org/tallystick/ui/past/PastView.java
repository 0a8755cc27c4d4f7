package org.tallystick.ui.past;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tallystick.evidence.name.RawName;
import org.tallystick.evidence.name.RawPath;
import org.tallystick.partner.Partner;
import org.tallystick.partner.Partners;
import org.tallystick.past.DirectoryPast;
import org.tallystick.past.DirectoryState;
import org.tallystick.past.Moment;
import org.tallystick.ui.shell.Live;
import org.tallystick.ui.shell.Page;

/// A directory at any moment, with a slider over its changes, the listings partners were shown, and what differs from another moment. The address says it all, see {@link PastAddress}.
@Route("past")
@PageTitle("Time machine · Tallystick")
@RolesAllowed({"business", "operator", "auditor", "administrator"})
public class PastView extends Page implements BeforeEnterObserver {

  private static final long serialVersionUID = 1L;

  private final transient DirectoryPast past;
  private final transient List<Partner> partners;
  private final Div head = new Div();
  private final Div trail = new Div();
  private final Div reason = new Div();
  private final Div body = new Div();
  private final Div left = new Div();
  private final MomentCard card;
  private final ContentsPanel contents;
  private final DifferencePanel difference;
  private final ChangesPanel changes;
  private final ListingsPanel listings;
  private @Nullable PastFilters filters;
  private transient @Nullable Shown shown;

  @Inject
  public PastView(DirectoryPast past, Partners known, Live live) {
    super("Time machine");
    this.past = past;
    this.partners = known.all();
    card = new MomentCard(PastView::formats, this::goBehind);
    contents = new ContentsPanel(past, PastView::formats);
    difference = new DifferencePanel(past, PastView::formats);
    changes = new ChangesPanel(past, PastView::formats);
    listings = new ListingsPanel(past, PastView::formats);
    trail.addClassName("trail");
    reason.setId("reason");
    Div columns = new Div(left, new Div(changes, listings));
    columns.addClassNames("columns", "past-columns");
    body.add(card, columns);
    add(head, trail, reason, body);
    live.follow(this, this::refresh);
  }

  static Div emptyState(String what, String next) {
    return nothing(what, next);
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    if (partners.isEmpty()) {
      refuse("There is no partner yet.", "Bring one up under Partners.");
      return;
    }
    try {
      show(PastAddress.parse(event.getLocation().getQueryParameters(), partners.getFirst().id()));
    } catch (IllegalArgumentException unreadable) {
      showFilters(PastAddress.now(partners.getFirst().id(), RawPath.ROOT));
      trail.removeAll();
      refuse(String.valueOf(unreadable.getMessage()), "Mend the address, or choose above.");
    }
  }

  private void refuse(String what, String next) {
    shown = null;
    body.setVisible(false);
    reason.removeAll();
    reason.add(nothing(what, next));
    reason.setVisible(true);
  }

  private void show(PastAddress address) {
    showFilters(address);
    showTrail(address);
    Shown now = Shown.read(past, address);
    Optional<String> refused = refusal(now);
    if (refused.isPresent()) {
      refuse(
          refused.get(),
          "What is not known is not the same as empty. Choose another moment or directory.");
      return;
    }
    reason.setVisible(false);
    body.setVisible(true);
    shown = now;
    showMoment(now);
  }

  /// Why nothing can be shown.
  private static Optional<String> refusal(Shown now) {
    DirectoryState state = now.state();
    String path = now.address().place().path().text();
    if (state.begun().isEmpty()) {
      return Optional.of(
          "The log of "
              + now.address().place().partner().value()
              + " has not begun, or there is no such partner.");
    }
    if (state.isBeforeTheLog()) {
      return Optional.of(
          "Nothing is known of "
              + formats().instant(state.at())
              + ": the log began at "
              + formats().instant(state.begun().get())
              + ".");
    }
    return state.changes() == 0 && state.listings() == 0 && !now.address().place().path().isRoot()
        ? Optional.of("There never was a directory " + path + ".")
        : Optional.empty();
  }

  private void showMoment(Shown now) {
    Optional<DirectoryState> other =
        now.address().with().map(moment -> past.state(now.address().place(), moment));
    left.removeAll();
    card.show(now, other.map(DirectoryState::change).orElse(-1L));
    if (other.isEmpty()) {
      left.add(contents);
      contents.show(now);
    } else if (other.get().isBeforeTheLog()) {
      left.add(
          nothing(
              "It cannot be compared with a moment before the log began.",
              "Choose a later one under Compared with."));
    } else {
      left.add(difference);
      difference.show(now.address().place(), now.state(), other.get());
    }
    changes.show(now);
    listings.show(now);
  }

  private void showFilters(PastAddress address) {
    if (filters == null) {
      filters = new PastFilters(partners, address, this::go);
      head.add(filters);
    }
    filters.show(address, formats());
  }

  private void showTrail(PastAddress address) {
    trail.removeAll();
    trail.add(new Anchor(address.of(RawPath.ROOT).toString(), "/"));
    RawPath step = RawPath.ROOT;
    for (RawName name : address.place().path().names()) {
      step = step.resolve(name);
      trail.add(new Anchor(address.of(step).toString(), name.text()), new Span("/"));
    }
  }

  /// To the moment just behind a change. Back leads out of the slider, not through every stop of it.
  private void goBehind(long number) {
    Shown now = shown;
    if (now == null) {
      return;
    }
    past.change(now.address().place(), Math.max(1, number))
        .map(change -> new Moment.Leaves(number < 1 ? change.event().index() : change.sizeAfter()))
        .ifPresent(moment -> {
          PastAddress address = now.address().at(moment);
          getUI().ifPresent(ui -> ui.getPage().getHistory().replaceState(null, address.toString()));
          show(address);
        });
  }

  private void go(PastAddress wanted) {
    getUI().ifPresent(ui -> ui.navigate(wanted.toString()));
  }

  /// What is past stays as it is shown; only how much came after it may have changed.
  private void refresh() {
    Shown before = shown;
    if (before == null) {
      return;
    }
    Shown now = Shown.read(past, before.address());
    boolean grown =
        now.state().changes() != before.state().changes()
            || now.state().listings() != before.state().listings();
    if (grown) {
      shown = now;
      showMoment(now);
    }
  }

  @Override
  protected void narrow(boolean narrow) {
    roomy(contents.grid(), narrow, "size", "at");
    roomy(difference.grid(), narrow, "before", "after");
  }

  @Override
  protected void zoneKnown() {
    Shown now = shown;
    if (now != null) {
      show(now.address());
    }
  }
}
