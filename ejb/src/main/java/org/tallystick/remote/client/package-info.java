/// What the archive needs of an SFTP client, and what such a client tells: `ejb` says it, the SFTP module does it.
///
/// Start at {@link org.tallystick.remote.client.RemoteClient}.
///
/// - RCL-1 Nothing is said to a server, and no secret shown, before it has proved to have the pinned key.
/// - RCL-2 Whatever a server does or fails to do, each call ends within the time-outs.
/// - RCL-3 A failure says what was tried, what was answered and what to do next.
@NullMarked
package org.tallystick.remote.client;

import org.jspecify.annotations.NullMarked;
