package org.tallystick.ui.document;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Pre;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.tallystick.archive.Document;
import org.tallystick.archive.Documents;
import org.tallystick.contract.rendering.NotRendered;
import org.tallystick.contract.rendering.RenderedTable;
import org.tallystick.contract.rendering.RenderedText;
import org.tallystick.contract.rendering.Renderer;
import org.tallystick.contract.rendering.Rendering;

/// What is in a document, laid out to be read where its format is known.
class ContentPanel extends Div {

  private static final long serialVersionUID = 1L;
  private static final Logger LOGGER = Logger.getLogger(ContentPanel.class.getName());

  ContentPanel(Documents documents, Document document) {
    setId("content");
    addClassName("content");
    if (document.size() == 0) {
      add(new Paragraph("The file is empty."));
      return;
    }
    try (InputStream content =
        Channels.newInputStream(documents.open(document, Documents.Purpose.VIEW))) {
      show(Renderer.render(content, document.name(), document.size()));
    } catch (IOException failed) {
      LOGGER.log(
          Level.WARNING,
          "TLY-0401 document " + document.position() + ": the content could not be read",
          failed);
      add(
          new Paragraph(
              "The content could not be read now. Try again; if it stays so, tell the operator: document "
                  + document.position()
                  + "."));
    }
  }

  private void show(Rendering rendering) {
    switch (rendering) {
      case RenderedText text -> {
        notes(text.notes());
        Pre page = new Pre(text.text());
        page.addClassName("rendered");
        page.getElement().setAttribute("tabindex", "0");
        add(page);
      }
      case RenderedTable table -> {
        notes(table.notes());
        add(table(table.rows()));
      }
      case NotRendered none ->
          add(
              new Paragraph("Not shown here: " + none.reason()),
              new Paragraph("Download it to open it with its own program."));
    }
  }

  private void notes(List<String> notes) {
    for (String note : notes) {
      Paragraph line = new Paragraph(note);
      line.addClassName("note");
      add(line);
    }
  }

  private static Div table(List<List<String>> rows) {
    NativeTable table = new NativeTable();
    NativeTableBody body = new NativeTableBody();
    table.add(body);
    for (int i = 0; i < rows.size(); i++) {
      NativeTableRow row = new NativeTableRow();
      for (String cell : rows.get(i)) {
        row.add(i == 0 ? new NativeTableHeaderCell(cell) : new NativeTableCell(cell));
      }
      body.add(row);
    }
    Div scroll = new Div(table);
    scroll.addClassName("rendered");
    scroll.getElement().setAttribute("tabindex", "0");
    return scroll;
  }
}
