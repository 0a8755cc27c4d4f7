package org.tallystick.partner;

/// An account for ever, also after its login changes: 1 to 64 printable ASCII characters.
public record AccountId(String value) {

  public AccountId {
    if (!value.matches("[!-~]{1,64}")) {
      throw new IllegalArgumentException(
          "account id: found '" + value + "', expected 1 to 64 printable characters");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
