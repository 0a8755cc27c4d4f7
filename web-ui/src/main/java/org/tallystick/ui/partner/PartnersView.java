package org.tallystick.ui.partner;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import org.tallystick.partner.Partner;
import org.tallystick.partner.PartnerAdministration;
import org.tallystick.partner.PartnerId;
import org.tallystick.partner.Partners;
import org.tallystick.ui.shell.ChangeDialog;
import org.tallystick.ui.shell.Page;
import org.tallystick.ui.shell.Person;

/// All partners; an administrator brings new ones up.
@Route("partners")
@PageTitle("Partners · Tallystick")
@RolesAllowed({"business", "operator", "auditor", "administrator"})
public class PartnersView extends Page {

  private static final long serialVersionUID = 1L;

  private final transient Partners partners;
  private final transient PartnerAdministration administration;
  private final Grid<Partner> grid = new Grid<>();

  @Inject
  public PartnersView(Partners partners, PartnerAdministration administration) {
    super("Partners");
    this.partners = partners;
    this.administration = administration;
    if (Person.administers()) {
      Button create = new Button("New partner", click -> form());
      create.setId("new-partner");
      create.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
      action(create);
    }
    grid.setId("partners");
    grid.addThemeVariants(GridVariant.LUMO_NO_BORDER, GridVariant.LUMO_COMPACT);
    grid.setSelectionMode(Grid.SelectionMode.NONE);
    grid.addComponentColumn(
            partner -> new Anchor(PartnerView.address(partner.id()), partner.name()))
        .setHeader("Partner")
        .setFlexGrow(1);
    grid.addColumn(partner -> partner.id().value()).setHeader("Id").setWidth("9rem").setFlexGrow(0);
    grid.addColumn(partner -> formats().instant(partner.createdAt()))
        .setHeader("Since")
        .setWidth("12rem")
        .setFlexGrow(0)
        .setKey("since");
    grid.setEmptyStateComponent(
        nothing(
            "There is no partner yet.",
            "An administrator creates one here, agrees an interface, and adds an account with its key."));
    add(grid);
    show();
  }

  private void show() {
    grid.setItems(partners.all());
  }

  private void form() {
    TextField id = new TextField("Id");
    id.setId("partner-id");
    id.setHelperText("Short and for ever: a-z 0-9 -, for example acme.");
    TextField name = new TextField("Name");
    name.setId("partner-name");
    new ChangeDialog(
            "New partner",
            () ->
                Reasons.of(
                    administration.create(
                        new PartnerId(id.getValue().strip()), name.getValue().strip())),
            this::show,
            id,
            name)
        .open();
  }

  @Override
  protected void narrow(boolean narrow) {
    roomy(grid, narrow, "since");
  }

  @Override
  protected void zoneKnown() {
    show();
  }
}
