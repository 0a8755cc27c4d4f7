package org.tallystick.remote;

import java.util.regex.Pattern;
import org.tallystick.partner.PartnerId;

/// A remote server's identifier: `<partner>.<short name>`.
public record RemoteServerId(String value) {

  private static final Pattern SHAPE =
      Pattern.compile("[a-z][a-z0-9-]{0,39}\\.[a-z0-9][a-z0-9-]{0,22}");

  public RemoteServerId {
    if (!SHAPE.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "remote server id: found '"
              + value
              + "', expected <partner>.<short name>, for example acme.bank");
    }
  }

  public PartnerId partner() {
    return new PartnerId(value.substring(0, value.indexOf('.')));
  }

  @Override
  public String toString() {
    return value;
  }
}
