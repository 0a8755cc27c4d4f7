package org.tallystick.ui.evidence;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import java.io.ByteArrayInputStream;
import org.tallystick.claim.ClaimAnswer;
import org.tallystick.ui.shell.Formats;

/// What became of a claim: the sentence that is proven, what is not, and the pack; or why not.
final class ClaimResult {

  private static final String ASIC_E = "application/vnd.etsi.asic-e+zip";

  private ClaimResult() {}

  static Component of(ClaimAnswer answer) {
    return switch (answer) {
      case ClaimAnswer.Proven proven -> proven(proven);
      case ClaimAnswer.NotProvable(String reason, String next) -> {
        Span badge = new Span("not provable");
        badge.addClassNames("badge", "evidence-amber");
        Div card = new Div(badge, new H2(reason), new Paragraph(next));
        card.addClassName("card");
        card.setId("not-provable");
        yield card;
      }
    };
  }

  private static Div proven(ClaimAnswer.Proven proven) {
    Span badge = new Span("proven");
    badge.addClassNames("badge", "evidence-green");
    Anchor download =
        new Anchor(
            DownloadHandler.fromInputStream(event ->
                new DownloadResponse(
                    new ByteArrayInputStream(proven.pack()),
                    proven.fileName(),
                    ASIC_E,
                    proven.pack().length)),
            "Download the pack (" + Formats.size(proven.pack().length) + ")");
    download.setId("pack");
    download.addClassName("button");
    UnorderedList limits = new UnorderedList();
    proven.statement().limits().forEach(limit -> limits.add(new ListItem(limit)));
    Paragraph how =
        new Paragraph(
            "It was verified before it is offered. Whoever gets it finds the commands in HOW-TO-VERIFY.txt inside.");
    how.addClassName("quiet");
    Div actions = new Div(download);
    actions.addClassName("actions");
    Div card =
        new Div(
            badge,
            new H2(proven.statement().sentence()),
            actions,
            how,
            new H3("What it does not prove"),
            limits);
    card.addClassName("card");
    card.setId("proven");
    return card;
  }
}
