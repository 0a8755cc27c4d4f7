package org.tallystick.platform;

/// A password somebody chose, good enough to be set: 12 characters or more. Length is what counts (NIST SP 800-63B §3.1.1.2), so nothing else is asked.
public record NewPassword(String value) {

  public static final int SHORTEST = 12;

  /// @throws IllegalArgumentException with a sentence for the person who chose it
  public NewPassword {
    if (value.length() < SHORTEST || value.length() > PasswordHash.LONGEST || value.isBlank()) {
      throw new IllegalArgumentException(
          "password: "
              + value.length()
              + " characters, expected "
              + SHORTEST
              + " to "
              + PasswordHash.LONGEST
              + "; several words do well");
    }
  }

  public PasswordHash hash() {
    return PasswordHash.of(value);
  }

  /// Keeps a password out of logs.
  @Override
  public String toString() {
    return "password";
  }
}
