package org.tallystick.ui.business;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteParameters;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.tallystick.archive.Document;
import org.tallystick.business.BusinessDocument;
import org.tallystick.business.BusinessDocumentId;
import org.tallystick.business.BusinessDocuments;
import org.tallystick.business.BusinessLine;
import org.tallystick.business.BusinessOutcome;
import org.tallystick.business.Link;
import org.tallystick.exchange.ExchangeHistory;
import org.tallystick.ledger.LedgerPosition;
import org.tallystick.ui.document.DocumentView;
import org.tallystick.ui.shell.Page;
import org.tallystick.ui.shell.Person;

/// One business document: its lines and the files it rests on.
@Route("business/:id")
@PageTitle("Business document · Tallystick")
@RolesAllowed({"business", "operator", "auditor", "administrator"})
public class BusinessDocumentView extends Page implements BeforeEnterObserver {

  private static final long serialVersionUID = 1L;

  private final transient BusinessDocuments documents;
  private final transient ExchangeHistory history;
  private final Div body = new Div();

  @Inject
  public BusinessDocumentView(BusinessDocuments documents, ExchangeHistory history) {
    super("Business document");
    this.documents = documents;
    this.history = history;
    add(body);
  }

  public static String address(BusinessDocumentId id) {
    return "business/" + id;
  }

  static void open(BusinessDocumentId id) {
    UI.getCurrent().navigate(BusinessDocumentView.class, new RouteParameters("id", id.toString()));
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    String id = event.getRouteParameters().get("id").orElse("");
    Optional<BusinessDocument> found = parse(id).flatMap(documents::find);
    body.removeAll();
    if (found.isEmpty()) {
      body.add(
          nothing("There is no such business document.", "Look for it under Business documents."));
      return;
    }
    show(found.get());
  }

  private static Optional<BusinessDocumentId> parse(String id) {
    try {
      return Optional.of(BusinessDocumentId.parse(id));
    } catch (IllegalArgumentException notAnId) {
      return Optional.empty();
    }
  }

  private void show(BusinessDocument document) {
    title(document.kind().label() + " " + document.number());
    Paragraph about =
        new Paragraph(
            "Of "
                + document.issuedOn()
                + ", with partner "
                + document.partner()
                + "; written down by "
                + document.createdBy()
                + ".");
    about.addClassName("quiet");
    Div files = new Div();
    files.setId("linked-files");
    showFiles(document, files);
    body.add(about, new H2("Lines"), lines(document), new H2("Files it rests on"), files);
    if (Person.links()) {
      body.add(linkForm(document, files));
    }
  }

  private Grid<BusinessLine> lines(BusinessDocument document) {
    Grid<BusinessLine> grid = new Grid<>();
    grid.addThemeVariants(GridVariant.LUMO_NO_BORDER, GridVariant.LUMO_COMPACT);
    grid.setSelectionMode(Grid.SelectionMode.NONE);
    grid.setAllRowsVisible(true);
    grid.addColumn(BusinessLine::number).setHeader("Line").setWidth("5rem").setFlexGrow(0);
    grid.addColumn(BusinessLine::item).setHeader("Item").setFlexGrow(1);
    grid.addColumn(BusinessLine::description).setHeader("Description").setFlexGrow(2);
    grid.addColumn(line -> line.quantity().stripTrailingZeros().toPlainString() + " " + line.unit())
        .setHeader("Quantity")
        .setWidth("9rem")
        .setFlexGrow(0);
    grid.setItems(documents.linesOf(document.id()));
    grid.setEmptyStateText("It has no lines.");
    return grid;
  }

  private void showFiles(BusinessDocument document, Div files) {
    files.removeAll();
    List<Link> links = documents.linksOf(document.id());
    if (links.isEmpty()) {
      files.add(
          nothing(
              "It rests on no file yet.",
              Person.links()
                  ? "Link one below by its document id."
                  : "Somebody who works with it links them here."));
      return;
    }
    UnorderedList list = new UnorderedList();
    for (Link link : links) {
      String name = history.find(link.file()).map(Document::name).orElse("(erased)");
      list.add(
          new ListItem(
              new Anchor(DocumentView.address(link.file()), name + " (" + link.file() + ")")));
    }
    files.add(list);
  }

  private Div linkForm(BusinessDocument document, Div files) {
    TextField id = new TextField();
    id.setId("link-file");
    id.setPlaceholder("Document id, such as acme.42");
    id.setAriaLabel("Document id of the file to link");
    Button link = new Button("Link file");
    link.setId("link");
    link.addClickListener(click -> {
      try {
        show(
            documents.link(document.id(), List.of(LedgerPosition.parse(id.getValue().strip()))),
            id);
      } catch (IllegalArgumentException notAnId) {
        fault(id, String.valueOf(notAnId.getMessage()));
      }
      showFiles(document, files);
    });
    Div form = new Div(id, link);
    form.addClassName("filters");
    return form;
  }

  private static void show(BusinessOutcome outcome, TextField field) {
    switch (outcome) {
      case BusinessOutcome.Linked(BusinessDocument document, List<LedgerPosition> added) -> {
        field.setInvalid(false);
        field.clear();
      }
      case BusinessOutcome.Unknown(String sentence) -> fault(field, sentence);
      case BusinessOutcome.Refused(String sentence) -> fault(field, sentence);
      case BusinessOutcome.Created created -> field.clear();
      case BusinessOutcome.AlreadyExists exists -> field.clear();
    }
  }

  private static void fault(TextField field, String sentence) {
    field.setErrorMessage(sentence);
    field.setInvalid(true);
  }
}
