package org.tallystick.ui.business;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tallystick.business.BusinessDocument;
import org.tallystick.business.BusinessDocuments;
import org.tallystick.business.BusinessFilter;
import org.tallystick.business.BusinessPage;
import org.tallystick.ledger.LedgerPosition;
import org.tallystick.partner.Partners;
import org.tallystick.ui.shell.KeysetRows;
import org.tallystick.ui.shell.Live;
import org.tallystick.ui.shell.Page;
import org.tallystick.ui.shell.Person;

/// All business documents, newest first. `?from=<document id>` opens the form with that file linked.
@Route("business")
@PageTitle("Business documents · Tallystick")
@RolesAllowed({"business", "operator", "auditor", "administrator"})
public class BusinessDocumentsView extends Page implements BeforeEnterObserver {

  private static final long serialVersionUID = 1L;

  private final transient BusinessDocuments documents;
  private final transient Partners partners;
  private final Grid<BusinessDocument> grid = new Grid<>();
  private transient KeysetRows<BusinessDocument, BusinessPage.Key> rows;

  @Inject
  public BusinessDocumentsView(BusinessDocuments documents, Partners partners, Live live) {
    super("Business documents");
    this.documents = documents;
    this.partners = partners;
    if (Person.links()) {
      Button create = new Button("New business document", click -> form(Optional.empty()));
      create.setId("new-business-document");
      create.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
      action(create);
    }
    grid.setId("business-documents");
    grid.addThemeVariants(GridVariant.LUMO_NO_BORDER, GridVariant.LUMO_COMPACT);
    grid.setSelectionMode(Grid.SelectionMode.NONE);
    grid.addComponentColumn(
            one -> new Anchor(BusinessDocumentView.address(one.id()), one.number().value()))
        .setHeader("Number")
        .setFlexGrow(1);
    grid.addColumn(one -> one.kind().label()).setHeader("Kind").setWidth("9rem").setFlexGrow(0);
    grid.addColumn(one -> one.partner().value())
        .setHeader("Partner")
        .setWidth("12rem")
        .setFlexGrow(0)
        .setKey("partner");
    grid.addColumn(BusinessDocument::issuedOn).setHeader("Date").setWidth("8rem").setFlexGrow(0);
    grid.addColumn(BusinessDocument::createdBy)
        .setHeader("By")
        .setWidth("9rem")
        .setFlexGrow(0)
        .setKey("by");
    grid.setEmptyStateComponent(
        nothing(
            "There is no business document yet.",
            "Create a packing list, order or invoice and link the files it rests on, here or from a file's page."));
    add(grid);
    show();
    live.follow(this, this::refresh);
  }

  public static String addressToCreateFrom(LedgerPosition file) {
    return "business?from=" + file;
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    if (Person.links()) {
      event
          .getLocation()
          .getQueryParameters()
          .getSingleParameter("from")
          .flatMap(BusinessDocumentsView::parse)
          .ifPresent(file -> form(Optional.of(file)));
    }
  }

  private static Optional<LedgerPosition> parse(String id) {
    try {
      return Optional.of(LedgerPosition.parse(id));
    } catch (IllegalArgumentException notAnId) {
      return Optional.empty();
    }
  }

  private void form(Optional<LedgerPosition> file) {
    new NewBusinessDocumentDialog(documents, partners.all(), file).open();
  }

  private void show() {
    rows =
        new KeysetRows<>(
            this::read, one -> new BusinessPage.Key(one.createdAt(), one.id()), BusinessPage.MOST);
    KeysetRows<BusinessDocument, BusinessPage.Key> shown = rows;
    grid.setItems(asked -> shown.rows(asked.getOffset(), asked.getLimit()));
  }

  private List<BusinessDocument> read(BusinessPage.@Nullable Key after, int limit) {
    return documents.list(BusinessFilter.ALL, after, limit).documents();
  }

  @Override
  protected void narrow(boolean narrow) {
    roomy(grid, narrow, "partner", "by");
  }

  private void refresh() {
    rows.forget();
    grid.getLazyDataView().refreshAll();
  }
}
