package org.tallystick.evidence.session;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// Writes the data types of RFC 4251 §5.
final class WireWriter {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  WireWriter string(byte[] bytes) {
    out.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
    out.writeBytes(bytes);
    return this;
  }

  WireWriter text(String text) {
    return string(text.getBytes(StandardCharsets.US_ASCII));
  }

  WireWriter one(byte value) {
    out.write(value);
    return this;
  }

  byte[] bytes() {
    return out.toByteArray();
  }
}
