package org.tallystick.ui.past;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.function.SerializableConsumer;
import com.vaadin.flow.function.SerializableSupplier;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.tallystick.past.DirectoryChange;
import org.tallystick.past.DirectoryState;
import org.tallystick.past.Moment;
import org.tallystick.ui.access.AccessLogView;
import org.tallystick.ui.shell.Formats;
import org.tallystick.ui.shell.Person;
import org.tallystick.user.Role;

/// Which moment it is, what the last change was, the slider, and what can be done with it.
class MomentCard extends Div {

  private static final long serialVersionUID = 1L;

  private final SerializableSupplier<Formats> formats;
  private final H2 when = new H2();
  private final Paragraph what = new Paragraph();
  private final ChangeSlider slider;
  private final Div ways = new Div();

  MomentCard(SerializableSupplier<Formats> formats, SerializableConsumer<Long> chosen) {
    this.formats = formats;
    slider = new ChangeSlider(chosen);
    addClassNames("card", "moment");
    when.setId("moment");
    what.setId("last-change");
    what.getElement().setAttribute("aria-live", "polite");
    ways.addClassName("actions");
    add(when, what, slider, ways);
  }

  /// @param with the number of the last change of the moment it is compared with; below 0 for none
  void show(Shown shown, long with) {
    DirectoryState state = shown.state();
    when.setText(instant(shown) + " · " + held(state));
    what.removeAll();
    what.add(
        new Span(position(state)),
        new Span(shown.last().map(ChangeWords::of).orElse("It had not changed yet.")));
    shown
        .last()
        .ifPresent(change ->
            what.add(
                new Anchor(
                    AccessLogView.addressOf(change.event()),
                    formats.get().instant(change.at()) + ", event " + change.event())));
    slider.show(state.change(), state.changes(), with, spoken(shown));
    showWays(shown);
  }

  private String instant(Shown shown) {
    return shown.address().at() instanceof Moment.Now
        ? "Now"
        : formats.get().instant(shown.state().at());
  }

  private static String held(DirectoryState state) {
    if (!state.exists()) {
      return "not there";
    }
    return state.entries() == 0
        ? "empty"
        : state.entries() == 1 ? "1 name" : String.format("%,d names", state.entries());
  }

  private static String position(DirectoryState state) {
    return state.change() == 0
        ? "Before the first of " + state.changes() + " changes. "
        : "After change " + state.change() + " of " + state.changes() + ". ";
  }

  private String spoken(Shown shown) {
    Optional<DirectoryChange> last = shown.last();
    return position(shown.state())
        + last.map(change -> formats.get().instant(change.at()) + ": " + ChangeWords.of(change))
            .orElse("");
  }

  private void showWays(Shown shown) {
    ways.removeAll();
    PastAddress address = shown.address();
    if (Person.isAny(Role.OPERATOR, Role.AUDITOR, Role.ADMINISTRATOR)) {
      ways.add(way("prove", proof(shown), "Prove this"));
    }
    if (address.with().isEmpty()) {
      ways.add(
          way(
              "compare",
              address.comparedWith(Optional.of(new Moment.Leaves(shown.state().size()))).toString(),
              "Compare with another moment"));
    } else {
      ways.add(
          way(
              "stop-comparing",
              address.comparedWith(Optional.empty()).toString(),
              "Stop comparing"));
    }
    if (!(address.at() instanceof Moment.Now)) {
      ways.add(way("now", address.at(Moment.NOW).toString(), "Now"));
    }
  }

  private static String proof(Shown shown) {
    PastAddress address = shown.address();
    return "proofs?claim=directory.held&log="
        + address.place().log()
        + "&path="
        + URLEncoder.encode(address.place().path().encoded(), StandardCharsets.UTF_8)
        + "&at="
        + ProvableInstant.of(address.at(), shown);
  }

  private static Anchor way(String id, String address, String label) {
    Anchor way = new Anchor(address, label);
    way.setId(id);
    way.addClassName("button-quiet");
    return way;
  }
}
