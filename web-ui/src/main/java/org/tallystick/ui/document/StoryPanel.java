package org.tallystick.ui.document;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import org.tallystick.access.AccessEvent;
import org.tallystick.ui.access.AccessLogView;
import org.tallystick.ui.shell.Formats;

/// A document's events, oldest first.
class StoryPanel extends OrderedList {

  private static final long serialVersionUID = 1L;

  StoryPanel(List<AccessEvent> events, Formats formats) {
    addClassName("story");
    for (AccessEvent event : events) {
      Span at = new Span(formats.instant(event.at()));
      at.addClassName("story-at");
      Anchor sentence = new Anchor(AccessLogView.addressOf(event.position()), event.sentence());
      sentence.addClassName("story-sentence");
      ListItem item = new ListItem(at, sentence);
      event.peer().ifPresent(peer -> item.getElement().setAttribute("title", "from " + peer));
      item.addClassName("story-" + event.type().word().replace('.', '-'));
      add(item);
    }
  }
}
