package org.tallystick.ui.document;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tallystick.access.AccessEvent;
import org.tallystick.access.Story;
import org.tallystick.ui.access.AccessLogView;
import org.tallystick.ui.shell.Formats;

/// A document's events, oldest first.
class StoryPanel extends OrderedList {

  private static final long serialVersionUID = 1L;

  StoryPanel(Story story, Formats formats) {
    addClassName("story");
    if (story.cut()) {
      ListItem cut =
          new ListItem(
              "Only the newest "
                  + Story.LONGEST
                  + " of its later events are shown; the access log has them all.");
      cut.addClassName("note");
      add(cut);
    }
    for (AccessEvent event : story.events()) {
      Span at =
          new Span(
              Stream.of(
                      Optional.of(formats.instant(event.at())),
                      event.account().map(account -> "account " + account),
                      event.peer().map(peer -> "from " + peer))
                  .flatMap(Optional::stream)
                  .collect(Collectors.joining(" · ")));
      at.addClassName("story-at");
      Anchor sentence = new Anchor(AccessLogView.addressOf(event.position()), event.sentence());
      sentence.addClassName("story-sentence");
      ListItem item = new ListItem(at, sentence);
      item.addClassName("story-" + event.type().word().replace('.', '-'));
      add(item);
    }
  }
}
