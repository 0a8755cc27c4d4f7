package org.tallystick.remote;

import org.tallystick.ledger.Event;
import org.tallystick.ledger.LogId;
import org.tallystick.partner.PartnerInterface;
import org.tallystick.remote.client.RemoteAccess;
import org.tallystick.remote.client.RemotePath;

/// What is to be done for one bound interface, read at one moment.
public record Job(PartnerInterface agreed, NewBinding terms, RemoteAccess access) {

  public LogId log() {
    return agreed.partner().log();
  }

  /// Adds to an event which server and path it is about.
  public Event where(Event event, RemotePath path) {
    return event.text("remote", terms.server().value()).text("remotePath", path.encoded());
  }
}
