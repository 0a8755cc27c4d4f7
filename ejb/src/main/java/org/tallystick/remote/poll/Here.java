package org.tallystick.remote.poll;

import org.tallystick.evidence.name.RawName;
import org.tallystick.ledger.Event;
import org.tallystick.remote.Job;
import org.tallystick.remote.Turns;
import org.tallystick.remote.client.RemoteEntry;
import org.tallystick.remote.client.RemotePath;
import org.tallystick.remote.client.RemoteSession;

/// A look at a remote directory while it lasts.
///
/// @param listed the leaf of its listing
record Here(Job job, RemoteSession session, Turns.Turn turn, long listed) {

  /// The same look by another session.
  Here over(RemoteSession other) {
    return new Here(job, other, turn, listed);
  }

  RemotePath path(RawName name) {
    return job.terms().directory().resolve(name);
  }

  /// Adds to an event where a file was fetched.
  Event origin(Event event, RemoteEntry entry) {
    return job.where(event, path(entry.name()))
        .integer("remoteModified", Math.max(0, entry.modified()))
        .integer("listed", listed);
  }
}
