package org.tallystick.ui.person;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.util.Set;
import org.tallystick.platform.NewPassword;
import org.tallystick.ui.shell.ChangeDialog;
import org.tallystick.ui.shell.Page;
import org.tallystick.ui.shell.Person;
import org.tallystick.user.UserName;
import org.tallystick.user.Users;
import org.tallystick.user.WebUser;

/// Everybody who may sign in to the screens; an administrator adds people.
@Route("people")
@PageTitle("People · Tallystick")
@RolesAllowed({"auditor", "administrator"})
public class PeopleView extends Page {

  private static final long serialVersionUID = 1L;

  private final transient Users users;
  private final Grid<WebUser> grid = new Grid<>();

  @Inject
  public PeopleView(Users users) {
    super("People");
    this.users = users;
    if (Person.administers()) {
      Button create = new Button("New person", click -> form());
      create.setId("new-person");
      create.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
      action(create);
    }
    grid.setId("people");
    grid.addThemeVariants(GridVariant.LUMO_NO_BORDER, GridVariant.LUMO_COMPACT);
    grid.setSelectionMode(Grid.SelectionMode.NONE);
    grid.addComponentColumn(
            user -> new Anchor(PersonView.address(user.name()), user.name().value()))
        .setHeader("User")
        .setFlexGrow(1);
    grid.addColumn(user -> RoleChoice.text(user.roles())).setHeader("Roles").setFlexGrow(2);
    grid.addColumn(user -> user.disabled() ? "disabled" : "may sign in")
        .setHeader("State")
        .setWidth("8rem")
        .setFlexGrow(0)
        .setKey("state");
    grid.addColumn(user -> formats().instant(user.createdAt()))
        .setHeader("Since")
        .setWidth("12rem")
        .setFlexGrow(0)
        .setKey("since");
    grid.setAllRowsVisible(true);
    add(grid);
    show();
  }

  private void show() {
    grid.setItems(users.all());
  }

  private void form() {
    TextField name = new TextField("User");
    name.setId("person-name");
    name.setHelperText("What the person signs in with, and what the log calls them for ever.");
    PasswordField password = new PasswordField("First password");
    password.setId("person-password");
    password.setHelperText(
        "At least " + NewPassword.SHORTEST + " characters; several words do well.");
    RoleChoice roles = new RoleChoice(Set.of());
    new ChangeDialog(
            "New person",
            () ->
                Reasons.of(
                    users.create(
                        new UserName(name.getValue().strip()),
                        new NewPassword(password.getValue()),
                        roles.getValue())),
            this::show,
            name,
            password,
            roles)
        .open();
  }

  @Override
  protected void narrow(boolean narrow) {
    roomy(grid, narrow, "state", "since");
  }

  @Override
  protected void zoneKnown() {
    show();
  }
}
