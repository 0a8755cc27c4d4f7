package org.tallystick.ui.person;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tallystick.ui.shell.ChangeDialog;
import org.tallystick.ui.shell.CopyButton;
import org.tallystick.ui.shell.DayField;
import org.tallystick.ui.shell.Formats;
import org.tallystick.ui.shell.Person;
import org.tallystick.user.ApiKey;
import org.tallystick.user.ApiKeys;
import org.tallystick.user.IssuedKey;
import org.tallystick.user.NewApiKey;
import org.tallystick.user.Scope;
import org.tallystick.user.UserName;
import org.tallystick.user.UserOutcome;

/// The API keys that work on behalf of a person. A new key's secret is shown once, here.
class ApiKeysPanel extends Div {

  private static final long serialVersionUID = 1L;

  private final transient ApiKeys apiKeys;
  private final transient UserName owner;
  private final transient Formats formats;
  private final Div fresh = new Div();
  private final Div list = new Div();

  ApiKeysPanel(ApiKeys apiKeys, UserName owner, Formats formats) {
    this.apiKeys = apiKeys;
    this.owner = owner;
    this.formats = formats;
    setId("api-keys");
    add(fresh, list);
    if (Person.administers()) {
      Button issue = new Button("New API key", click -> form());
      issue.setId("new-api-key");
      add(issue);
    }
    show();
  }

  private void show() {
    list.removeAll();
    List<ApiKey> keys = apiKeys.of(owner);
    if (keys.isEmpty()) {
      Paragraph none = new Paragraph("No program works on this person's behalf.");
      none.addClassName("quiet");
      list.add(none);
    }
    keys.forEach(key -> list.add(card(key)));
  }

  private Div card(ApiKey key) {
    String state =
        key.revokedAt()
            .map(at -> "revoked " + formats.instant(at))
            .or(() -> key.expiresAt().map(at -> "until " + formats.instant(at)))
            .orElse("in use");
    Span badge = new Span(state);
    badge.addClassNames("badge", key.revokedAt().isPresent() ? "badge-off" : "badge-on");
    Div head = new Div(new H3(key.label()), badge);
    head.addClassName("card-head");
    Paragraph scopes =
        new Paragraph(
            key.scopes().stream().sorted().map(Scope::word).collect(Collectors.joining(", "))
                + " · since "
                + formats.instant(key.createdAt()));
    scopes.addClassName("quiet");
    Div card = new Div(head, scopes);
    card.addClassName("card");
    if (Person.administers() && key.revokedAt().isEmpty()) {
      Button revoke = new Button("Revoke", click -> revoke(key));
      revoke.addClassName("revoke");
      revoke.addThemeVariants(ButtonVariant.LUMO_SMALL);
      card.add(revoke);
    }
    return card;
  }

  private void revoke(ApiKey key) {
    Paragraph meaning =
        new Paragraph(
            "'"
                + key.label()
                + "' opens nothing from its next request on. This cannot be taken back; a new key can be made.");
    new ChangeDialog(
            "Revoke", () -> Reasons.of(apiKeys.revoke(owner, key.id())), this::show, meaning)
        .open();
  }

  private void form() {
    TextField label = new TextField("What it is for");
    label.setId("key-label");
    CheckboxGroup<Scope> scopes = new CheckboxGroup<>("Scopes", Scope.values());
    scopes.setId("scopes");
    scopes.setItemLabelGenerator(Scope::word);
    DayField until = new DayField("Last day (optional)");
    new ChangeDialog(
            "New API key",
            () -> {
              Optional<Instant> end =
                  Optional.ofNullable(until.getValue())
                      .map(day -> day.plusDays(1).atStartOfDay(formats.zone()).toInstant());
              UserOutcome<IssuedKey> outcome =
                  apiKeys.issue(
                      owner, new NewApiKey(label.getValue().strip(), scopes.getValue(), end));
              if (outcome instanceof UserOutcome.Done<IssuedKey>(IssuedKey issued)) {
                reveal(issued);
              }
              return Reasons.of(outcome);
            },
            this::show,
            label,
            scopes,
            until)
        .open();
  }

  private void reveal(IssuedKey issued) {
    Span secret = new Span(issued.secret().value());
    secret.setId("secret");
    secret.addClassName("mono");
    Paragraph once =
        new Paragraph(
            "This is the secret of '"
                + issued.key().label()
                + "'. Copy it now: nobody can show it again.");
    once.addClassName("note");
    Div card = new Div(once, secret, new CopyButton(issued.secret().value(), "Copy the secret"));
    card.addClassName("card");
    fresh.removeAll();
    fresh.add(card);
  }
}
