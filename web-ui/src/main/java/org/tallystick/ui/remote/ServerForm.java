package org.tallystick.ui.remote;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Optional;
import org.tallystick.remote.Authentication;
import org.tallystick.remote.NewRemoteServer;
import org.tallystick.remote.RemoteServerId;

/// Where a partner's server is and how we sign in there.
class ServerForm {

  private final TextField host = field("remote-host", "Host", "A name or an address.");
  private final TextField port = field("remote-port", "Port", "");
  private final TextField user = field("remote-user", "User", "As the partner gave it to us.");
  private final ComboBox<Authentication> how =
      new ComboBox<>("We sign in by", Authentication.values());
  private final TextField via =
      field("remote-via", "Jump host", "Another remote server of this partner; usually none.");

  ServerForm() {
    how.setId("remote-authentication");
    how.setItemLabelGenerator(one -> one == Authentication.KEY ? "key of ours" : "password");
    how.setValue(Authentication.KEY);
    port.setValue(Integer.toString(NewRemoteServer.USUAL_PORT));
  }

  ServerForm(NewRemoteServer now) {
    this();
    host.setValue(now.host());
    port.setValue(Integer.toString(now.port()));
    user.setValue(now.login());
    how.setValue(now.authentication());
    via.setValue(now.via().map(RemoteServerId::value).orElse(""));
  }

  Component[] fields() {
    return new Component[] {host, port, user, how, via};
  }

  /// @throws IllegalArgumentException what is wrong with it
  NewRemoteServer value() {
    return new NewRemoteServer(
        host.getValue().strip(),
        number(port.getValue().strip()),
        user.getValue().strip(),
        how.getValue(),
        Optional.of(via.getValue().strip())
            .filter(text -> !text.isEmpty())
            .map(RemoteServerId::new));
  }

  private static int number(String typed) {
    if (!typed.matches("[0-9]{1,5}")) {
      throw new IllegalArgumentException("port: found '" + typed + "', expected 1 to 65535");
    }
    return Integer.parseInt(typed);
  }

  static TextField field(String id, String label, String helper) {
    TextField field = new TextField(label);
    field.setId(id);
    field.setHelperText(helper);
    return field;
  }
}
