package org.tallystick.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataLockTest {

  @TempDir private Path data;

  @Test
  void aSecondServerIsKeptOffAndToldWhatToDo() throws IOException {
    try (FileChannel first = DataLock.take(data)) {
      assertThatIllegalStateException()
          .isThrownBy(() -> DataLock.take(data))
          .withMessageContaining("TLY-0054 data directory " + data)
          .withMessageContaining("choose another directory");
      assertThat(first.isOpen()).isTrue();
    }
  }

  @Test
  void theDirectoryIsFreeAgainAfterTheFirst() throws IOException {
    DataLock.take(data).close();

    try (FileChannel next = DataLock.take(data)) {
      assertThat(next.isOpen()).isTrue();
    }
  }

  @Test
  void aDirectoryThatIsGoneIsNamed() {
    Path gone = data.resolve("gone");

    assertThatIllegalStateException()
        .isThrownBy(() -> DataLock.take(gone))
        .withMessageContaining("TLY-0001 data directory " + gone);
  }
}
