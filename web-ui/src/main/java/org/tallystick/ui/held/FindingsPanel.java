package org.tallystick.ui.held;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import org.tallystick.archive.NotedFinding;
import org.tallystick.ui.access.AccessLogView;
import org.tallystick.ui.shell.Formats;

/// What was found about partners' files, the newest first; the partners are told the same.
class FindingsPanel extends Div {

  private static final long serialVersionUID = 1L;

  FindingsPanel() {
    setId("findings");
  }

  void show(List<NotedFinding> findings, Formats formats) {
    removeAll();
    if (findings.isEmpty()) {
      Paragraph none = new Paragraph("Nothing was found about any file yet.");
      none.addClassName("quiet");
      add(none);
      return;
    }
    UnorderedList list = new UnorderedList();
    list.addClassName("check-findings");
    findings.forEach(finding -> list.add(line(finding, formats)));
    add(list);
  }

  private static ListItem line(NotedFinding finding, Formats formats) {
    Span severity = new Span(finding.severity());
    severity.addClassNames(
        "badge", finding.severity().equals("error") ? "evidence-red" : "evidence-amber");
    Span at =
        new Span(
            formats.instant(finding.at())
                + " · "
                + finding.position().log()
                + " · "
                + finding.code().replace('-', ' '));
    at.addClassName("story-at");
    Anchor sentence =
        new Anchor(
            AccessLogView.addressOf(finding.position()),
            finding.path().text() + ": " + finding.found() + "; expected " + finding.expected());
    sentence.addClassName("story-sentence");
    return new ListItem(severity, new Span(at, sentence));
  }
}
