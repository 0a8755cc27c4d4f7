package org.tallystick.ui.person;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.util.Optional;
import org.tallystick.platform.NewPassword;
import org.tallystick.ui.shell.ChangeDialog;
import org.tallystick.ui.shell.Page;
import org.tallystick.ui.shell.Person;
import org.tallystick.user.ApiKeys;
import org.tallystick.user.UserName;
import org.tallystick.user.Users;
import org.tallystick.user.WebUser;

/// One person: roles, whether they may sign in, and the API keys that work for them.
@Route("people/:name")
@PageTitle("Person · Tallystick")
@RolesAllowed({"auditor", "administrator"})
public class PersonView extends Page implements BeforeEnterObserver {

  private static final long serialVersionUID = 1L;

  private final transient Users users;
  private final transient ApiKeys apiKeys;
  private final Div body = new Div();
  private transient Optional<UserName> name = Optional.empty();

  @Inject
  public PersonView(Users users, ApiKeys apiKeys) {
    super("Person");
    this.users = users;
    this.apiKeys = apiKeys;
    add(body);
  }

  static String address(UserName name) {
    return "people/" + name;
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    name = event.getRouteParameters().get("name").flatMap(UserName::find);
    show();
  }

  private void show() {
    body.removeAll();
    name.flatMap(users::find)
        .ifPresentOrElse(
            this::show,
            () -> body.add(nothing("There is nobody of this name.", "See the list under People.")));
  }

  private void show(WebUser user) {
    title(user.name().value());
    Span state = new Span(user.disabled() ? "disabled" : "may sign in");
    state.setId("state");
    state.addClassNames("badge", user.disabled() ? "badge-off" : "badge-on");
    Paragraph about = new Paragraph(new Span("Roles: " + RoleChoice.text(user.roles())), state);
    Div card = new Div(about);
    card.addClassName("card");
    if (Person.administers()) {
      card.add(actions(user));
    }
    body.add(card, new H2("API keys"), new ApiKeysPanel(apiKeys, user.name(), formats()));
  }

  private Div actions(WebUser user) {
    Button roles = new Button("Change roles", click -> roles(user));
    roles.setId("change-roles");
    Button password = new Button("Reset password", click -> password(user));
    password.setId("reset-password");
    Button able = new Button(user.disabled() ? "Enable" : "Disable", click -> able(user));
    able.setId("disable");
    Div actions = new Div(roles, password, able);
    actions.addClassName("actions");
    return actions;
  }

  private void roles(WebUser user) {
    RoleChoice roles = new RoleChoice(user.roles());
    new ChangeDialog(
            "Change roles",
            () -> Reasons.of(users.assignRoles(user.name(), roles.getValue())),
            this::show,
            roles)
        .open();
  }

  private void password(WebUser user) {
    PasswordField password = new PasswordField("New password");
    password.setId("new-password");
    password.setHelperText(
        "At least " + NewPassword.SHORTEST + " characters. It ends the person's sessions.");
    new ChangeDialog(
            "Reset password",
            () ->
                Reasons.of(users.resetPassword(user.name(), new NewPassword(password.getValue()))),
            this::show,
            password)
        .open();
  }

  private void able(WebUser user) {
    String title = user.disabled() ? "Enable " + user.name() : "Disable " + user.name();
    Paragraph meaning =
        new Paragraph(
            user.disabled()
                ? "They may sign in again."
                : "They are out with their next click, and so are their API keys, until they are enabled again.");
    new ChangeDialog(
            title,
            () ->
                Reasons.of(
                    user.disabled() ? users.enable(user.name()) : users.disable(user.name())),
            this::show,
            meaning)
        .open();
  }

  @Override
  protected void zoneKnown() {
    show();
  }
}
