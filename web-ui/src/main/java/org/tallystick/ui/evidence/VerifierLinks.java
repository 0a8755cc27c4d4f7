package org.tallystick.ui.evidence;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import org.tallystick.proof.OfflineVerifier;
import org.tallystick.ui.shell.Formats;

/// The programs that judge evidence without this server, to be had apart from packs, with their hashes.
final class VerifierLinks extends Div {

  private static final long serialVersionUID = 1L;

  VerifierLinks() {
    setId("verifiers");
    Paragraph what =
        new Paragraph(
            "Whoever judges a pack, a receipt or a mirror needs one of these and no connection. Nobody should take the judge out of the pack that is judged: these links are open to everybody.");
    what.addClassName("quiet");
    UnorderedList programs = new UnorderedList();
    for (OfflineVerifier each : OfflineVerifier.all()) {
      Anchor link = new Anchor(each.address(), each.name());
      link.setRouterIgnore(true);
      programs.add(
          new ListItem(
              link,
              new Span(" (" + Formats.size(each.bytes().length) + "), SHA-256 "),
              new Code(each.sha256().hex())));
    }
    add(new H2("Programs that check evidence"), what, programs);
  }
}
