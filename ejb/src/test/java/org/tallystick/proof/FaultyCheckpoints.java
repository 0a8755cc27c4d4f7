package org.tallystick.proof;

import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import org.tallystick.testkit.Faults;
import org.tallystick.testkit.TestDatabase.Commit;

/// The checkpoint directory on a disk that may fail.
final class FaultyCheckpoints extends CheckpointDirectory {

  @Inject private Faults faults;

  @Override
  void replace(Path fresh, Path file) throws IOException {
    Commit end = faults.next();
    if (end == Commit.FAILED_NOT_STORED) {
      throw new IOException("the test lets this checkpoint fail");
    }
    super.replace(fresh, file);
    if (end == Commit.FAILED_BUT_STORED) {
      throw new IOException("the test lets this checkpoint fail after it was stored");
    }
  }
}
