package org.tallystick.evidence.verify;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/// `verify.py`: the verifier that needs Python 3 and nothing else. It goes into every pack.
public final class PythonVerifier {

  private PythonVerifier() {}

  /// The program's bytes.
  public static byte[] program() {
    try (InputStream in = PythonVerifier.class.getResourceAsStream("verify.py")) {
      if (in == null) {
        throw new IllegalStateException("verify.py is not beside " + PythonVerifier.class);
      }
      return in.readAllBytes();
    } catch (IOException failed) {
      throw new UncheckedIOException("verify.py cannot be read", failed);
    }
  }
}
