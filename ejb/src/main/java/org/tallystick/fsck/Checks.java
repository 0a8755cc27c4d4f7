package org.tallystick.fsck;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.tallystick.platform.DataDirectory;
import org.tallystick.proof.EvidenceState;

/// Checking everything that is stored, for people: what the last check found, and a wish for another one.
@Stateless
@RolesAllowed({"operator", "auditor", "administrator"})
public class Checks {

  @Inject private DataDirectory data;
  @Inject private EvidenceState state;

  public CheckState state() {
    try {
      return new CheckState(
          Fsck.last(data.root()),
          state.lastCheck().filter(check -> !check.complete()),
          folder().isMade());
    } catch (IOException failed) {
      throw new UncheckedIOException(
          "TLY-0643 check: its last report cannot be read; check the rights of the folder fsck",
          failed);
    }
  }

  /// Has everything checked at full speed; the check that is under way hurries instead.
  public void wish() throws IOException {
    folder().make();
  }

  private Wish folder() throws IOException {
    Path folder = data.root().resolve("fsck");
    return new Wish(Files.createDirectories(folder));
  }
}
