package org.tallystick.ui.document;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.tallystick.archive.Document;
import org.tallystick.business.BusinessDocument;
import org.tallystick.business.BusinessDocuments;
import org.tallystick.ui.business.BusinessDocumentView;
import org.tallystick.ui.business.BusinessDocumentsView;
import org.tallystick.ui.shell.Person;

/// The business documents that rest on a file, and the way to one more.
@ApplicationScoped
public class RestingDocuments {

  @Inject private BusinessDocuments business;

  Div panel(Document document) {
    Div panel = new Div();
    panel.setId("resting");
    List<BusinessDocument> resting = business.of(document.position());
    if (resting.isEmpty()) {
      Paragraph none = new Paragraph("No business document rests on this file yet.");
      none.addClassName("quiet");
      panel.add(none);
    } else {
      UnorderedList list = new UnorderedList();
      resting.forEach(one ->
          list.add(
              new ListItem(
                  new Anchor(
                      BusinessDocumentView.address(one.id()),
                      one.kind().label() + " " + one.number()))));
      panel.add(list);
    }
    if (!Person.links()) {
      return panel;
    }
    Anchor create =
        new Anchor(
            BusinessDocumentsView.addressToCreateFrom(document.position()),
            "Create one from this file");
    create.setId("create-business-document");
    create.addClassName("button-quiet");
    panel.add(create);
    return panel;
  }
}
