package org.tallystick.evidence.ssh;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.tallystick.evidence.RefusedException;

/// Reads the data types of RFC 4251 §5.
final class SshReader {

  private final ByteBuffer in;

  SshReader(byte[] bytes) {
    this.in = ByteBuffer.wrap(bytes);
  }

  byte[] bytes(int length) {
    RefusedException.unless(length >= 0 && length <= in.remaining(), "SSH data: cut short");
    byte[] bytes = new byte[length];
    in.get(bytes);
    return bytes;
  }

  int number() {
    RefusedException.unless(in.remaining() >= Integer.BYTES, "SSH data: cut short");
    return in.getInt();
  }

  byte[] string() {
    return bytes(number());
  }

  String text() {
    return new String(string(), StandardCharsets.ISO_8859_1);
  }

  /// A positive mpint in its shortest form.
  BigInteger positive() {
    byte[] bytes = string();
    BigInteger value = bytes.length == 0 ? BigInteger.ZERO : new BigInteger(bytes);
    RefusedException.unless(
        value.signum() > 0 && value.toByteArray().length == bytes.length,
        "SSH data: number not in its form");
    return value;
  }

  void end() {
    RefusedException.unless(!in.hasRemaining(), "SSH data: bytes after the end");
  }
}
