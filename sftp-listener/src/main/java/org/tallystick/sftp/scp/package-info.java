/// The old `scp` (`scp -O`): {@link org.tallystick.sftp.scp.ScpSink} takes files, {@link org.tallystick.sftp.scp.ScpSource} gives them, both by asking what an SFTP client would
/// ask ({@link org.tallystick.sftp.session.InnerClient}).
///
/// - SCP-1 A file is published before its last byte is acknowledged.
/// - SCP-2 A connection that breaks off publishes nothing: the upload is interrupted and the same account goes on with it by SFTP.
/// - SCP-3 A name from the wire is one name, never a path.
@NullMarked
package org.tallystick.sftp.scp;

import org.jspecify.annotations.NullMarked;
