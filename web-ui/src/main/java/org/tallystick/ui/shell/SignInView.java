package org.tallystick.ui.shell;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.login.LoginForm;
import com.vaadin.flow.component.login.LoginI18n;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.VaadinSession;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import com.vaadin.flow.server.auth.NavigationAccessControl;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/// Where people sign in; the form goes to `/sign-in`.
@Route(value = "login", autoLayout = false)
@PageTitle("Sign in · Tallystick")
@AnonymousAllowed
public class SignInView extends Div implements BeforeEnterObserver {

  private static final long serialVersionUID = 1L;

  private final LoginForm form = new LoginForm();

  public SignInView() {
    addClassName("sign-in");
    form.setForgotPasswordButtonVisible(false);
    Paragraph purpose = new Paragraph("Every file that was exchanged, and the proof of it.");
    purpose.addClassName("quiet");
    add(new H1("Tallystick"), purpose, form);
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    form.setAction("sign-in" + wanted());
    Map<String, List<String>> parameters = event.getLocation().getQueryParameters().getParameters();
    List<String> error = parameters.get("error");
    form.setError(error != null);
    form.setI18n(
        words(
            error != null && error.contains("held-off"),
            parameters.getOrDefault("minutes", List.of())));
  }

  /// Where the person was going when they were sent here.
  private static String wanted() {
    Object path =
        VaadinSession.getCurrent()
            .getSession()
            .getAttribute(NavigationAccessControl.SESSION_STORED_REDIRECT);
    return path instanceof String text
        ? "?next=" + URLEncoder.encode("/" + text, StandardCharsets.UTF_8)
        : "";
  }

  private static LoginI18n words(boolean heldOff, List<String> minutes) {
    LoginI18n words = LoginI18n.createDefault();
    words.getForm().setTitle("Sign in");
    words.getForm().setUsername("User");
    words.getForm().setSubmit("Sign in");
    LoginI18n.ErrorMessage message = words.getErrorMessage();
    message.setTitle(heldOff ? "Too many attempts" : "Not signed in");
    message.setMessage(
        heldOff
            ? "Try again in "
                + minutes.stream()
                    .filter(text -> text.matches("[0-9]{1,4}"))
                    .findFirst()
                    .orElse("a few")
                + " minutes."
            : "User and password do not match. Check both and try again.");
    return words;
  }
}
