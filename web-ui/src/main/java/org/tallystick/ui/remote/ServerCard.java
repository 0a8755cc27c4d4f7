package org.tallystick.ui.remote;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.io.Serializable;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.tallystick.ledger.LedgerPosition;
import org.tallystick.partner.PublicKeyText;
import org.tallystick.remote.Authentication;
import org.tallystick.remote.KeyKind;
import org.tallystick.remote.RemoteAdministration;
import org.tallystick.remote.RemoteBinding;
import org.tallystick.remote.RemoteBindingState;
import org.tallystick.remote.RemoteOperation;
import org.tallystick.remote.RemoteServer;
import org.tallystick.remote.RemoteServerState;
import org.tallystick.remote.RemoteServers;
import org.tallystick.ui.access.AccessLogView;
import org.tallystick.ui.partner.Reasons;
import org.tallystick.ui.shell.ChangeDialog;
import org.tallystick.ui.shell.CopyButton;
import org.tallystick.ui.shell.Formats;
import org.tallystick.ui.shell.Person;
import org.tallystick.user.Role;

/// One remote server: who and where it is, how it goes, its key, and its interfaces.
class ServerCard extends Div {

  private static final long serialVersionUID = 1L;

  /// What the card may call; the use cases decide who.
  record UseCases(
      RemoteServers servers,
      RemoteAdministration administration,
      RemoteOperation operation,
      Clock clock) {}

  /// Asks for a server's password.
  @FunctionalInterface
  interface Secret extends Serializable {
    void ask(RemoteServer server);
  }

  private final transient UseCases useCases;
  private final transient RemoteServer server;
  private final transient Formats formats;
  private final Runnable changed;
  private final boolean mayAct = Person.isAny(Role.OPERATOR, Role.ADMINISTRATOR);

  ServerCard(
      UseCases useCases, RemoteServer server, Formats formats, Runnable changed, Secret secret) {
    this.useCases = useCases;
    this.server = server;
    this.formats = formats;
    this.changed = changed;
    addClassName("card");
    setId("remote-" + server.id().value().replace('.', '-'));
    Optional<RemoteServerState> state = useCases.servers().stateOf(server.id());
    Span where = new Span(server.login() + "@" + server.host() + ":" + server.port());
    where.addClassName("mono");
    Div head = new Div(new H3(server.id().value()), badge(state), where);
    head.addClassNames("card-head", "card-head-plain");
    add(head);
    server.via().ifPresent(via -> add(new Paragraph("It is reached through " + via + ".")));
    hostKey(state);
    ourKey();
    state
        .flatMap(RemoteServerState::failure)
        .filter(failure -> state.get().failures() > 0)
        .ifPresent(failure -> add(quiet(failure)));
    useCases.servers().bindingsOf(server.id()).forEach(this::binding);
    buttons(secret);
  }

  private Span badge(Optional<RemoteServerState> state) {
    Instant now = useCases.clock().instant();
    boolean alone =
        state.flatMap(RemoteServerState::openUntil).filter(until -> until.isAfter(now)).isPresent();
    int failures = state.map(RemoteServerState::failures).orElse(0);
    String text =
        server.pinned().isEmpty()
            ? "key not confirmed"
            : alone
                ? "left alone until "
                    + formats.instant(state.flatMap(RemoteServerState::openUntil).orElseThrow())
                : failures > 0
                    ? failures + (failures == 1 ? " failure" : " failures") + " in a row"
                    : state.flatMap(RemoteServerState::succeededAt).isPresent()
                        ? "fine"
                        : "not used yet";
    Span badge = new Span(text);
    badge.addClassNames(
        "badge",
        alone
            ? "evidence-red"
            : failures > 0 || server.pinned().isEmpty()
                ? "evidence-amber"
                : text.equals("fine") ? "evidence-green" : "badge-off");
    return badge;
  }

  private void hostKey(Optional<RemoteServerState> state) {
    server
        .pinned()
        .ifPresentOrElse(
            key ->
                add(
                    new Paragraph(
                        "Host key "
                            + key.fingerprint()
                            + ", confirmed by "
                            + server.pinnedBy().orElse("")
                            + " on "
                            + formats.instant(server.pinnedAt().orElseThrow())
                            + ".")),
            () -> add(new Paragraph("No host key is confirmed yet: test the connection first.")));
    state
        .flatMap(RemoteServerState::offered)
        .filter(key -> !server.pinned().equals(Optional.of(key)))
        .ifPresent(key -> {
          Paragraph other =
              new Paragraph(
                  "It shows "
                      + key.algorithm()
                      + " "
                      + key.fingerprint()
                      + (server.pinned().isPresent()
                          ? ", which is another: it may be another machine that pretends to be it."
                          : "."));
          other.addClassName("fault");
          add(other);
          if (mayAct) {
            add(small("Confirm this key…", "confirm-key", () -> confirm(key)));
          }
        });
  }

  private void confirm(PublicKeyText key) {
    Paragraph what =
        new Paragraph(
            "Compare "
                + key.fingerprint()
                + " with what the partner told you by telephone or letter, not by the same network.");
    TextField reason = new TextField("Reason");
    reason.setId("reason");
    reason.setHelperText(
        server.pinned().isPresent()
            ? "Why the key that was confirmed before is replaced. It goes into the log."
            : "May be left out; it goes into the log.");
    new ChangeDialog(
            "Confirm the host key",
            () ->
                Reasons.of(
                    useCases
                        .operation()
                        .pin(
                            server.id(),
                            key.fingerprint(),
                            Optional.of(reason.getValue()).filter(text -> !text.isBlank()))),
            changed,
            what,
            reason)
        .open();
  }

  private void ourKey() {
    if (server.authentication() == Authentication.PASSWORD) {
      add(
          new Paragraph(
              useCases.servers().hasPassword(server.id())
                  ? "We sign in with a password."
                  : "We sign in with a password, and none is set."));
      return;
    }
    useCases
        .servers()
        .publicKeyOf(server.id())
        .ifPresent(key -> {
          String line =
              key.algorithm()
                  + " "
                  + Base64.getEncoder().encodeToString(key.blob())
                  + " "
                  + key.label();
          Span text = new Span(line);
          text.addClassName("mono");
          add(new Paragraph(new Span("Our public key, for the partner to install: "), text));
          add(new CopyButton(line, "Copy our key"));
        });
  }

  private void binding(RemoteBinding binding) {
    Optional<RemoteBindingState> state = useCases.servers().stateOf(binding.agreed());
    Div line =
        new Div(
            new Span(
                binding.agreed()
                    + ": "
                    + BindingWords.of(binding, useCases.servers().fetches(binding))));
    line.setId("binding-" + binding.agreed().value().replace('.', '-'));
    state.ifPresent(one -> {
      String last =
          one.ranAt().map(at -> "Last " + formats.instant(at)).orElse("Not done yet")
              + one.result().map(result -> ": " + result).orElse("")
              + ". Next "
              + formats.instant(one.nextAt())
              + ".";
      line.add(quiet(last));
      one.listedIndex()
          .ifPresent(index ->
              line.add(
                  new Anchor(
                      AccessLogView.addressOf(
                          new LedgerPosition(server.id().partner().log(), index)),
                      "What it listed last")));
    });
    Div actions = new Div();
    actions.addClassName("actions");
    if (mayAct) {
      actions.add(
          small(
              "Now",
              "run-now",
              () -> {
                useCases.operation().now(binding.agreed());
                changed.run();
              }));
    }
    if (Person.administers()) {
      actions.add(small("Unbind…", "unbind", () -> unbind(binding)));
    }
    line.add(actions);
    add(line);
  }

  private void buttons(Secret secret) {
    Div row = new Div();
    row.addClassName("actions");
    if (mayAct) {
      row.add(
          small(
              "Test connection…",
              "test-connection",
              () -> new TestDialog(useCases.operation(), server.id(), changed).open()));
    }
    if (Person.administers()) {
      row.add(small("Change…", "change-server", this::change));
    }
    if (Person.administers() && server.authentication() == Authentication.PASSWORD) {
      row.add(small("Set the password…", "set-password", () -> secret.ask(server)));
    }
    if (Person.administers() && server.authentication() == Authentication.KEY) {
      row.add(small("New key…", "renew-key", this::renewKey));
    }
    if (Person.administers()) {
      row.add(small("Remove…", "remove-server", this::remove));
    }
    add(row);
  }

  private void change() {
    ServerForm form = new ServerForm(server.described());
    ChangeDialog dialog =
        new ChangeDialog(
            "Change",
            () -> Reasons.of(useCases.administration().change(server.id(), form.value())),
            changed,
            form.fields());
    dialog.add(
        quiet("With another host or port another machine is meant: its key is confirmed anew."));
    dialog.open();
  }

  private void renewKey() {
    Select<KeyKind> kind = new Select<>();
    kind.setLabel("Kind");
    kind.setId("key-kind");
    kind.setItems(KeyKind.values());
    kind.setItemLabelGenerator(one ->
        switch (one) {
          case ED25519 -> "Ed25519";
          case RSA -> "RSA, 4096 bits: for servers that know no Ed25519";
        });
    kind.setValue(KeyKind.ED25519);
    new ChangeDialog(
            "Make a new key",
            () -> Reasons.of(useCases.administration().renewKey(server.id(), kind.getValue())),
            changed,
            new Paragraph(
                "The one before is gone at once: until the partner has installed the new one, its server refuses us."),
            kind)
        .open();
  }

  private void remove() {
    new ChangeDialog(
            "Remove",
            () -> Reasons.of(useCases.administration().remove(server.id())),
            changed,
            new Paragraph(
                "Our key or password for "
                    + server.id()
                    + " goes too. What was exchanged with it stays in the archive."))
        .open();
  }

  private void unbind(RemoteBinding binding) {
    new ChangeDialog(
            "Unbind",
            () -> Reasons.of(useCases.administration().unbind(binding.agreed())),
            changed,
            new Paragraph(
                "Nothing is fetched or brought for "
                    + binding.agreed()
                    + " any more, also not what waits now. Its files and its history stay."))
        .open();
  }

  private static Paragraph quiet(String text) {
    Paragraph paragraph = new Paragraph(text);
    paragraph.addClassName("quiet");
    return paragraph;
  }

  private static Button small(String text, String name, Runnable run) {
    Button button = new Button(text, click -> run.run());
    button.addClassName(name);
    button.addThemeVariants(ButtonVariant.LUMO_SMALL);
    return button;
  }
}
