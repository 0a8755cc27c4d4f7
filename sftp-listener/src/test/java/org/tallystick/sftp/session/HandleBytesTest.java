package org.tallystick.sftp.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HandleBytesTest {

  @TempDir Path here;

  private int fill(long offset) throws IOException {
    Path file = Files.write(here.resolve("file"), new byte[100]);
    try (FileChannel channel = FileChannel.open(file)) {
      HandleBytes bytes = channel::read;
      return bytes.fill(ByteBuffer.allocate(64), offset);
    }
  }

  @Test
  void fewer_bytes_come_only_at_the_end() throws IOException {
    assertThat(fill(10)).isEqualTo(64);
    assertThat(fill(90)).isEqualTo(10);
  }

  @ParameterizedTest
  @ValueSource(longs = {100, 1L << 40, Long.MAX_VALUE - 1, Long.MAX_VALUE})
  void behind_the_end_there_is_nothing_however_far(long offset) throws IOException {
    assertThat(fill(offset)).isEqualTo(-1);
  }
}
