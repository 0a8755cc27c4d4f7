/// Partners who run the SFTP server themselves: we are the client. What we fetch and bring there is in the same archive, log and tree as what partners come for.
///
/// Start at {@link org.tallystick.remote.RemoteAdministration} (an administrator says which servers there are), {@link org.tallystick.remote.RemoteOperation}
/// (an operator confirms keys, tries, has fetched and brought) and {@link org.tallystick.remote.RemoteWork}, which does it by itself. `client` is what we need of
/// an SFTP client, `poll` fetches, `push` brings.
///
/// - REM-1 Secrets are files for their owner only: never in the database, a log or an answer.
/// - REM-2 Without a host key that a person has confirmed nothing is said to a server; another key is refused, recorded and shown.
/// - REM-3 What was fetched is durable here before anything is changed there; a file is fetched once, whatever stops us in between.
/// - REM-4 What is to be brought is tried until it is there or a person is asked; it is in the log once, and there at least once with the same bytes.
/// - REM-5 Of several servers on one database one at a time works for an interface.
/// - REM-6 Nothing is fetched, brought or changed there while the database is not the one that was signed.
/// - REM-7 One file that cannot be fetched keeps no other from coming; it is tried as often as agreed, each failure is on record, then a person is asked.
@NullMarked
package org.tallystick.remote;

import org.jspecify.annotations.NullMarked;
