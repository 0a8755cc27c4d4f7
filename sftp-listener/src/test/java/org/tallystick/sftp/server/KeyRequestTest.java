package org.tallystick.sftp.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.sshd.common.util.buffer.ByteArrayBuffer;
import org.junit.jupiter.api.Test;

class KeyRequestTest {

  private static final byte[] KEY = {1, 2, 3};
  private static final byte[] SIGNATURE = {9, 8, 7, 6};

  private static ByteArrayBuffer request(boolean signed) {
    ByteArrayBuffer buffer = new ByteArrayBuffer();
    buffer.putBoolean(signed);
    buffer.putString("ssh-ed25519");
    buffer.putBytes(KEY);
    if (signed) {
      buffer.putBytes(SIGNATURE);
    }
    return buffer;
  }

  @Test
  void a_signature_is_kept_and_the_request_is_still_there_to_be_read() {
    ByteArrayBuffer buffer = request(true);
    int all = buffer.available();

    KeyRequest peeked = KeyRequest.peek(buffer);

    assertThat(peeked.signed().orElseThrow().key()).isEqualTo(KEY);
    assertThat(peeked.signed().orElseThrow().signature()).isEqualTo(SIGNATURE);
    assertThat(buffer.available()).isEqualTo(all);
  }

  @Test
  void a_key_that_is_only_offered_has_no_signature() {
    assertThat(KeyRequest.peek(request(false)).isSigned()).isFalse();
  }
}
