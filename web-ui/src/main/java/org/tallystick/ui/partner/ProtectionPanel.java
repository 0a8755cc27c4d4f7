package org.tallystick.ui.partner;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.tallystick.guard.AddressList;
import org.tallystick.partner.Account;
import org.tallystick.partner.AccountAuthority;
import org.tallystick.partner.AccountProtection;
import org.tallystick.partner.Partners;
import org.tallystick.partner.PublicKeyText;
import org.tallystick.quota.AccountUses;
import org.tallystick.quota.Allowance;
import org.tallystick.quota.AllowanceAdministration;
import org.tallystick.quota.Usage;
import org.tallystick.ui.shell.ChangeDialog;
import org.tallystick.ui.shell.DayField;
import org.tallystick.ui.shell.Formats;

/// Of one account: where it signs in from, until when it may be weak, whose certificates it uses, and what it may send.
class ProtectionPanel extends Div {

  private static final long serialVersionUID = 1L;

  /// The use cases behind it.
  record UseCases(
      Partners partners,
      AccountProtection protection,
      AllowanceAdministration allowances,
      AccountUses uses) {}

  private final transient UseCases cases;
  private final transient Account account;
  private final transient Formats formats;
  private final Runnable changed;

  ProtectionPanel(
      UseCases cases, Account account, Formats formats, boolean mayChange, Runnable changed) {
    this.cases = cases;
    this.account = account;
    this.formats = formats;
    this.changed = changed;
    addClassName("protection");
    add(
        line(
            "Signs in from "
                + (account.addresses().isAnywhere() ? "anywhere" : account.addresses().toString())),
        line(sending()));
    account.weakUntil().ifPresent(until -> add(weak(until)));
    cases.partners().authoritiesOf(account.id()).forEach(authority -> add(line(words(authority))));
    if (mayChange) {
      Div actions = new Div();
      actions.addClassName("actions");
      actions.add(
          action("Addresses", "addresses", this::addresses),
          action("Limits", "limits", this::limits),
          action("Weak algorithms", "weak", this::weaken),
          action("Trust an authority", "authority", this::trust));
      add(actions);
    }
  }

  private static Div line(String text) {
    Div line = new Div(text);
    line.addClassName("quiet");
    return line;
  }

  private String sending() {
    Allowance allowance = cases.uses().allowanceOf(account.id());
    Usage usage = cases.uses().usageOf(account.id());
    return "Has sent "
        + Formats.size(usage.totalBytes())
        + ", today "
        + Formats.size(usage.dayBytes())
        + " in "
        + usage.dayFiles()
        + " files; may send "
        + (allowance.isUnlimited() ? "as much as there is room for" : allowance.words());
  }

  private Span weak(Instant until) {
    boolean holds = until.isAfter(Instant.now());
    Span badge =
        new Span(
            (holds ? "weak algorithms until " : "weak algorithms ended ") + formats.instant(until));
    badge.addClassNames("badge", holds ? "badge-weak" : "badge-off");
    return badge;
  }

  private static String words(AccountAuthority authority) {
    return "Certificates of "
        + authority.fingerprint()
        + " for "
        + String.join(", ", authority.principals())
        + (authority.removedAt().isPresent() ? ", no longer" : "");
  }

  private Button action(String text, String name, Runnable run) {
    Button button = new Button(text, click -> run.run());
    button.setId(name + "-" + account.login());
    button.addThemeVariants(ButtonVariant.LUMO_SMALL);
    return button;
  }

  private void addresses() {
    TextArea list = new TextArea("Addresses");
    list.setId("address-list");
    list.setValue(account.addresses().toString());
    list.setHelperText("Such as 203.0.113.0/24, 2001:db8::/32; empty for anywhere.");
    new ChangeDialog(
            "Set addresses",
            () ->
                Reasons.of(
                    cases.protection().addresses(account.id(), AddressList.parse(list.getValue()))),
            changed,
            list)
        .open();
  }

  private void limits() {
    Allowance now = cases.uses().allowanceOf(account.id());
    TextField total = number("Bytes in all", "total-bytes", now.totalBytes());
    TextField day = number("Bytes a day", "day-bytes", now.dayBytes());
    TextField files = number("Files a day", "day-files", now.dayFiles());
    new ChangeDialog(
            "Set limits",
            () ->
                Reasons.of(
                    cases
                        .allowances()
                        .set(
                            account.id(),
                            new Allowance(parsed(total), parsed(day), parsed(files)))),
            changed,
            total,
            day,
            files)
        .open();
  }

  private static TextField number(String label, String id, OptionalLong value) {
    TextField field = new TextField(label);
    field.setId(id);
    field.setHelperText("Empty for no limit.");
    value.ifPresent(number -> field.setValue(Long.toString(number)));
    return field;
  }

  private static OptionalLong parsed(TextField field) {
    String text = field.getValue().strip();
    if (text.isEmpty()) {
      return OptionalLong.empty();
    }
    if (!text.matches("[0-9]{1,18}")) {
      throw new IllegalArgumentException(
          field.getLabel() + ": found '" + text + "', expected a whole number");
    }
    return OptionalLong.of(Long.parseLong(text));
  }

  private void weaken() {
    DayField until = new DayField("Last day they are allowed (empty ends it)");
    new ChangeDialog(
            "Allow weak algorithms",
            () ->
                Reasons.of(
                    cases
                        .protection()
                        .weakUntil(
                            account.id(),
                            Optional.ofNullable(until.getValue())
                                .map(day ->
                                    day.plusDays(1).atStartOfDay(formats.zone()).toInstant()))),
            changed,
            line(
                "Only from the account's addresses, and shown wherever the account is. Everybody else goes on with the strong ones."),
            until)
        .open();
  }

  private void trust() {
    TextArea key = new TextArea("Public key of the authority");
    key.setId("authority-key");
    key.setPlaceholder("ssh-ed25519 AAAA… name");
    TextField principals = new TextField("Principals");
    principals.setId("principals");
    principals.setValue(account.login());
    principals.setHelperText("A certificate must name one of these; commas between.");
    new ChangeDialog(
            "Trust the authority",
            () ->
                Reasons.of(
                    cases
                        .protection()
                        .trust(
                            account.id(),
                            PublicKeyText.parse(key.getValue()),
                            List.of(principals.getValue().strip().split("[\\s,]+")))),
            changed,
            key,
            principals)
        .open();
  }
}
