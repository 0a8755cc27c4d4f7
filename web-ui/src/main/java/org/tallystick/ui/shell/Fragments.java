package org.tallystick.ui.shell;

import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import java.util.List;
import org.tallystick.search.index.Fragment;

/// Shows text with what was searched for marked.
public final class Fragments {

  private Fragments() {}

  public static Span of(List<Fragment> fragments) {
    Span line = new Span();
    for (Fragment fragment : fragments) {
      if (fragment.highlighted()) {
        line.getElement().appendChild(new Element("mark").setText(fragment.text()));
      } else {
        line.getElement().appendChild(Element.createText(fragment.text()));
      }
    }
    return line;
  }
}
