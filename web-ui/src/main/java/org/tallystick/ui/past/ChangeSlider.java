package org.tallystick.ui.past;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.function.SerializableConsumer;

/// A slider with one stop before a directory's first change and one after each: the arrow keys go to the next stop, Home and End to the ends. Buttons beside it do the same.
class ChangeSlider extends Div {

  private static final long serialVersionUID = 1L;
  private static final int QUIET_MILLIS = 150;

  private final Element range = new Element("input");
  private final Button previous = new Button(VaadinIcon.ANGLE_LEFT.create());
  private final Button next = new Button(VaadinIcon.ANGLE_RIGHT.create());
  private long stop;

  /// @param chosen gets the number of the change behind which the slider stands; 0 is before the first
  ChangeSlider(SerializableConsumer<Long> chosen) {
    addClassName("slider");
    button(previous, "previous-change", "Previous change");
    button(next, "next-change", "Next change");
    previous.addClickListener(click -> chosen.accept(stop - 1));
    next.addClickListener(click -> chosen.accept(stop + 1));
    range.setAttribute("type", "range");
    range.setAttribute("id", "changes-slider");
    range.setAttribute("min", "0");
    range.setAttribute("step", "1");
    range.setAttribute("aria-label", "Change of the directory");
    range
        .addEventListener(
            "input", moved -> chosen.accept(moved.getEventData().get("element.value").asLong()))
        .addEventData("element.value")
        .debounce(QUIET_MILLIS);
    Div track = new Div();
    track.addClassName("slider-track");
    track.getElement().appendChild(range);
    add(previous, track, next);
  }

  private static void button(Button button, String id, String label) {
    button.setId(id);
    button.setAriaLabel(label);
    button.setTooltipText(label);
  }

  /// @param with where to mark what it is compared with; below 0 for nothing
  /// @param words what the stop is, for those who hear it
  void show(long at, long last, long with, String words) {
    stop = at;
    previous.setEnabled(at > 0);
    next.setEnabled(at < last);
    // Together, because a value beyond the old end would be cut; and not as properties, because
    // while it is dragged the browser knows better what it stands at.
    range.executeJs(
        "this.max = $0; if (Number(this.value) !== $1 || !this.hasAttribute('value')) { this.value = $1; this.setAttribute('value', $1); }"
            + " this.disabled = $0 === 0; this.setAttribute('aria-valuetext', $2);",
        (double) last,
        (double) at,
        words);
    getStyle().set("--with", with < 0 || last == 0 ? null : Double.toString(100.0 * with / last));
    setClassName("slider-compared", with >= 0);
  }
}
