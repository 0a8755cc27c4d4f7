package org.tallystick.ui.partner;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextArea;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tallystick.partner.Account;
import org.tallystick.partner.AccountAdministration;
import org.tallystick.partner.AccountKey;
import org.tallystick.partner.PartnerId;
import org.tallystick.partner.Partners;
import org.tallystick.partner.PublicKeyText;
import org.tallystick.ui.shell.ChangeDialog;
import org.tallystick.ui.shell.DayField;
import org.tallystick.ui.shell.Formats;

/// A partner's accounts with their keys, and what an administrator does to them.
class AccountsPanel extends Div {

  private static final long serialVersionUID = 1L;

  private final transient Partners partners;
  private final transient AccountAdministration accounts;
  private final transient ProtectionPanel.UseCases protection;
  private final transient PartnerId partner;
  private final transient Formats formats;
  private final boolean mayChange;

  AccountsPanel(
      Partners partners,
      AccountAdministration accounts,
      ProtectionPanel.UseCases protection,
      PartnerId partner,
      Formats formats,
      boolean mayChange) {
    this.partners = partners;
    this.accounts = accounts;
    this.protection = protection;
    this.partner = partner;
    this.formats = formats;
    this.mayChange = mayChange;
    setId("accounts");
    show();
  }

  private void show() {
    removeAll();
    List<Account> all = partners.accountsOf(partner);
    if (all.isEmpty()) {
      add(new Paragraph("There is no account yet; the partner cannot sign in."));
    }
    all.forEach(account -> add(card(account)));
  }

  private Div card(Account account) {
    Span state =
        new Span(
            account.disabled()
                ? "disabled"
                : account.hasPassword() ? "keys and password" : "keys only");
    state.addClassNames("badge", account.disabled() ? "badge-off" : "badge-on");
    Div head = new Div(new H3(account.login()), state);
    head.addClassName("card-head");
    Div card =
        new Div(
            head,
            keys(account),
            new ProtectionPanel(protection, account, formats, mayChange, this::show));
    card.addClassName("card");
    if (mayChange) {
      Div actions = new Div();
      actions.addClassName("actions");
      actions.add(
          action("Add a key", "add-key-" + account.login(), () -> addKey(account)),
          action("Set password", "password-" + account.login(), () -> password(account)),
          action(
              account.disabled() ? "Enable" : "Disable",
              "disable-" + account.login(),
              () -> {
                accounts.disable(account.id(), !account.disabled());
                show();
              }));
      card.add(actions);
    }
    return card;
  }

  private static Button action(String text, String id, Runnable run) {
    Button button = new Button(text, click -> run.run());
    button.setId(id);
    button.addThemeVariants(ButtonVariant.LUMO_SMALL);
    return button;
  }

  private UnorderedList keys(Account account) {
    UnorderedList list = new UnorderedList();
    list.addClassName("keys");
    for (AccountKey key : partners.keysOf(account.id())) {
      ListItem item =
          new ListItem(
              new Span(key.algorithm() + " " + key.bits() + " "),
              new Span(key.fingerprint() + " " + key.label()));
      item.add(badge(key));
      if (mayChange && key.removedAt().isEmpty()) {
        item.add(
            action("Expire", "expire", () -> expire(account, key)),
            action(
                "Remove",
                "remove",
                () -> {
                  accounts.removeKey(account.id(), key.fingerprint());
                  show();
                }));
      }
      list.add(item);
    }
    return list;
  }

  private Span badge(AccountKey key) {
    String text =
        key.removedAt()
            .map(at -> "removed " + formats.instant(at))
            .or(() -> key.expiresAt().map(at -> "until " + formats.instant(at)))
            .orElse(key.weak() ? "weak: RSA below 3072 bits" : "in use");
    Span badge = new Span(text);
    badge.addClassNames(
        "badge",
        key.removedAt().isPresent() ? "badge-off" : key.weak() ? "badge-weak" : "badge-on");
    return badge;
  }

  private void addKey(Account account) {
    TextArea line = new TextArea("Public key");
    line.setId("public-key");
    line.setPlaceholder("ssh-ed25519 AAAA… name");
    line.setHelperText(
        "The content of the partner's .pub file. To rotate, add the new key, then expire the old one.");
    DayField until = new DayField("Valid until (optional)");
    new ChangeDialog(
            "Add a key",
            () ->
                Reasons.of(
                    accounts.addKey(
                        account.id(), PublicKeyText.parse(line.getValue()), endOf(until))),
            this::show,
            line,
            until)
        .open();
  }

  private @Nullable Instant endOf(DayField day) {
    return day.getValue() == null
        ? null
        : day.getValue().plusDays(1).atStartOfDay(formats.zone()).toInstant();
  }

  private void expire(Account account, AccountKey key) {
    DayField until = new DayField("Last day it is valid");
    new ChangeDialog(
            "Expire the key",
            () -> {
              Instant end = endOf(until);
              return end == null
                  ? Optional.of("Choose the last day the key is valid.")
                  : Reasons.of(accounts.expireKey(account.id(), key.fingerprint(), end));
            },
            this::show,
            until)
        .open();
  }

  private void password(Account account) {
    PasswordField password = new PasswordField("Password");
    password.setHelperText("At least 12 characters; leave it empty to take the password away.");
    new ChangeDialog(
            "Set password",
            () ->
                Reasons.of(
                    accounts.password(
                        account.id(),
                        Optional.of(password.getValue()).filter(text -> !text.isEmpty()))),
            this::show,
            password)
        .open();
  }
}
