package org.tallystick.partner;

/// An interface's identifier: `<partner>.<short name>`.
public record InterfaceId(String value) {

  public InterfaceId {
    if (!value.matches("[a-z][a-z0-9-]{0,39}\\.[a-z0-9][a-z0-9-]{0,22}")) {
      throw new IllegalArgumentException(
          "interface id: found '"
              + value
              + "', expected <partner>.<short name>, for example acme.orders");
    }
  }

  /// What its partner calls it: `orders` of `acme.orders`.
  public String shortName() {
    return value.substring(value.indexOf('.') + 1);
  }

  @Override
  public String toString() {
    return value;
  }
}
