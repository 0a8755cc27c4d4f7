package org.tallystick.send;

import java.io.IOException;

/// The bytes stopped coming before their end. Nothing of them was kept.
public class BrokenOffException extends IOException {

  private static final long serialVersionUID = 1L;

  BrokenOffException(IOException cause) {
    super("the bytes stopped coming before their end", cause);
  }
}
