package org.tallystick.ui.partner;

import com.vaadin.flow.component.textfield.TextField;
import java.io.Serializable;
import org.tallystick.manifest.CutOff;
import org.tallystick.partner.Configured;
import org.tallystick.ui.shell.ChangeDialog;

/// When days end: a time of day and a zone.
final class CutOffDialog {

  /// Agrees them.
  @FunctionalInterface
  interface Agree extends Serializable {
    Configured<CutOff> agree(String time, String zone);
  }

  private CutOffDialog() {}

  static void open(String title, CutOff before, Agree agree, Runnable done) {
    TextField time = new TextField("Time of day");
    time.setId("cut-off-time");
    time.setHelperText("From 00:01 to 24:00. Days that have begun end as they were to.");
    time.setValue(before.time());
    TextField zone = new TextField("Time zone");
    zone.setId("cut-off-zone");
    zone.setHelperText("UTC, or a name such as Europe/Berlin.");
    zone.setValue(before.zoneName());
    new ChangeDialog(
            title,
            () -> Reasons.of(agree.agree(time.getValue().strip(), zone.getValue().strip())),
            done,
            time,
            zone)
        .open();
  }
}
