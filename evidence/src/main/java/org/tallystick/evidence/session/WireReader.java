package org.tallystick.evidence.session;

import java.math.BigInteger;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// Reads the data types of RFC 4251 §5.
final class WireReader {

  private final ByteBuffer buffer;

  WireReader(byte[] bytes) {
    buffer = ByteBuffer.wrap(bytes);
  }

  byte[] string() {
    try {
      int length = buffer.getInt();
      if (length < 0 || length > buffer.remaining()) {
        throw new IllegalArgumentException("a string of " + length + " bytes does not fit");
      }
      byte[] string = new byte[length];
      buffer.get(string);
      return string;
    } catch (BufferUnderflowException tooShort) {
      throw new IllegalArgumentException("the bytes end too early", tooShort);
    }
  }

  String text() {
    return new String(string(), StandardCharsets.US_ASCII);
  }

  /// A positive mpint in its shortest form.
  BigInteger number() {
    byte[] bytes = string();
    BigInteger number = new BigInteger(bytes.length == 0 ? new byte[1] : bytes);
    if (number.signum() <= 0 || number.toByteArray().length != bytes.length) {
      throw new IllegalArgumentException("a number is not in its shortest form");
    }
    return number;
  }

  void end() {
    if (buffer.hasRemaining()) {
      throw new IllegalArgumentException(buffer.remaining() + " bytes are left over");
    }
  }
}
