package org.tallystick.sftp.server;

import org.apache.sshd.common.util.buffer.Buffer;
import org.jspecify.annotations.Nullable;

/// A public key request (RFC 4252 §7): a key that is only offered, or used with a signature.
///
/// @param signature algorithm and signature in wire form, null when the key is only offered
record KeyRequest(byte @Nullable [] signature) {

  /// Reads ahead and leaves the buffer where it was. The library checks again what it uses.
  static KeyRequest peek(Buffer buffer) {
    int position = buffer.rpos();
    try {
      boolean signed = buffer.getBoolean();
      buffer.getString();
      buffer.getBytes();
      return new KeyRequest(signed ? buffer.getBytes() : null);
    } finally {
      buffer.rpos(position);
    }
  }

  boolean isSigned() {
    return signature != null;
  }
}
