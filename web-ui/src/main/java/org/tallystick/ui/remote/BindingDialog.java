package org.tallystick.ui.remote;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.textfield.TextField;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tallystick.partner.Direction;
import org.tallystick.partner.PartnerInterface;
import org.tallystick.remote.Habit;
import org.tallystick.remote.NewBinding;
import org.tallystick.remote.PollSchedule;
import org.tallystick.remote.RemoteAdministration;
import org.tallystick.remote.RemoteServer;
import org.tallystick.remote.RemoteServerId;
import org.tallystick.remote.RemoteServers;
import org.tallystick.remote.client.RemotePath;
import org.tallystick.ui.partner.Reasons;
import org.tallystick.ui.shell.ChangeDialog;

/// Says how an interface uses a remote server. Which fields there are depends on the direction.
public final class BindingDialog {

  private final RemoteAdministration administration;
  private final PartnerInterface agreed;
  private final ComboBox<RemoteServerId> server = new ComboBox<>("Remote server");
  private final TextField directory = new TextField("Directory there");
  private final TextField schedule = new TextField();
  private final TextField stable = new TextField("Unchanged for (seconds)");
  private final ComboBox<Habit.Kind> habit = new ComboBox<>("A file we have", Habit.Kind.values());
  private final TextField detail = new TextField("Suffix or directory");
  private final TextField partName = new TextField("Name while it is written");
  private final TextField retry = new TextField("Seconds until the next try");
  private final TextField tries = new TextField("Tries before a person is asked");
  private final NewBinding before;

  public BindingDialog(
      RemoteServers servers, RemoteAdministration administration, PartnerInterface agreed) {
    this.administration = administration;
    this.agreed = agreed;
    List<RemoteServerId> all =
        servers.ofPartner(agreed.partner()).stream().map(RemoteServer::id).toList();
    Optional<NewBinding> bound = servers.bindingOf(agreed.id()).map(one -> one.terms());
    RemoteServerId first =
        all.isEmpty() ? new RemoteServerId(agreed.partner() + ".none") : all.getFirst();
    before = bound.orElseGet(() -> NewBinding.usual(first, RemotePath.HOME));
    server.setId("binding-server");
    server.setItems(all);
    if (!all.isEmpty()) {
      server.setValue(before.server());
    }
    directory.setId("binding-directory");
    directory.setValue(before.directory().text());
    directory.setHelperText("From its root, /outgoing, or from where it puts us, outgoing.");
    schedule.setId("binding-schedule");
    if (fetches()) {
      schedule.setLabel("When we look");
      schedule.setHelperText(
          "every 60 (seconds), or at 06:00,18:30 mon-fri Europe/Paris except 12-25,2027-04-05");
    } else {
      schedule.setLabel("When we bring");
      schedule.setPlaceholder("at once");
      schedule.setHelperText(
          "Nothing: at once. Or at 06:00,18:30 mon-fri Europe/Paris except 12-25,2027-04-05");
    }
    schedule.setValue(
        fetches() || before.schedule() instanceof PollSchedule.At ? before.schedule().text() : "");
    stable.setValue(Long.toString(before.stable().toSeconds()));
    habit.setId("binding-habit");
    habit.setItemLabelGenerator(BindingDialog::label);
    habit.setValue(before.habit().kind());
    detail.setId("binding-detail");
    detail.setValue(before.habit().detail().orElse(""));
    partName.setValue(before.partName());
    partName.setHelperText("{name} stands for the file's name.");
    retry.setId("binding-retry");
    retry.setValue(Long.toString(before.retry().toSeconds()));
    retry.setHelperText("Twice as long each time, up to an hour.");
    tries.setValue(Integer.toString(before.tries()));
  }

  private static String label(Habit.Kind kind) {
    return switch (kind) {
      case LEAVE -> "stays there";
      case DELETE -> "is deleted there";
      case RENAME -> "gets a suffix there";
      case MOVE -> "is moved to a directory there";
    };
  }

  /// @param changed runs when it is bound
  public void open(Runnable changed) {
    List<Component> fields = new ArrayList<>(List.of(server, directory));
    fields.addAll(
        fetches()
            ? List.of(schedule, stable, habit, detail)
            : List.of(schedule, partName, retry, tries));
    new ChangeDialog(
            fetches() ? "Fetch from there" : "Bring there",
            () ->
                server.getValue() == null
                    ? Optional.of("Choose a remote server; if there is none, describe one first.")
                    : Reasons.of(administration.bind(agreed.id(), wanted())),
            changed,
            fields.toArray(Component[]::new))
        .open();
  }

  private NewBinding wanted() {
    return new NewBinding(
        server.getValue(),
        RemotePath.of(directory.getValue().strip()),
        schedule(),
        Duration.ofSeconds(number("unchanged for", stable.getValue())),
        new Habit(
            habit.getValue(),
            Optional.of(detail.getValue().strip()).filter(text -> !text.isEmpty())),
        partName.getValue().strip(),
        Duration.ofSeconds(number("seconds until the next try", retry.getValue())),
        number("tries", tries.getValue()));
  }

  private PollSchedule schedule() {
    return schedule.isEmpty() && !fetches()
        ? new PollSchedule.Every(NewBinding.USUAL_INTERVAL)
        : PollSchedule.parse(schedule.getValue());
  }

  private boolean fetches() {
    return agreed.direction() == Direction.INBOUND;
  }

  private static int number(String what, String typed) {
    if (!typed.strip().matches("[0-9]{1,5}")) {
      throw new IllegalArgumentException(what + ": found '" + typed + "', expected a whole number");
    }
    return Integer.parseInt(typed.strip());
  }
}
