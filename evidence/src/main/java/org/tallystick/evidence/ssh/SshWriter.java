package org.tallystick.evidence.ssh;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// Writes the data types of RFC 4251 §5.
public final class SshWriter {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  public SshWriter raw(byte... bytes) {
    out.writeBytes(bytes);
    return this;
  }

  public SshWriter number(int value) {
    return raw(ByteBuffer.allocate(Integer.BYTES).putInt(value).array());
  }

  public SshWriter string(byte[] bytes) {
    return number(bytes.length).raw(bytes);
  }

  public SshWriter string(String text) {
    return string(text.getBytes(StandardCharsets.UTF_8));
  }

  public byte[] bytes() {
    return out.toByteArray();
  }
}
