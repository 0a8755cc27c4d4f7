package org.tallystick.ui.shell;

import com.vaadin.flow.component.html.Span;
import org.tallystick.delivery.DeliveryState;

/// What became of a file we sent, in a word.
public final class DeliveryBadge extends Span {

  private static final long serialVersionUID = 1L;

  public DeliveryBadge(DeliveryState state) {
    super(state.label());
    addClassNames("badge", "delivery", "delivery-" + state.word());
    addClassName(state.isOver() ? "badge-on" : state.isTrouble() ? "badge-weak" : "badge-off");
  }
}
