/// The SFTP access log: every session, sign-in and operation is an event document of its own, found and read here.
///
/// {@link org.tallystick.access.SessionLog} records what belongs to sessions themselves; what partners do to files is recorded by the use cases that do it.
/// {@link org.tallystick.access.AccessLog} is how people read it.
///
/// - ACC-1 A sign-in is answered, granted or refused, after its event is durable.
/// - ACC-2 STATs are one summary a session and minute.
@NullMarked
package org.tallystick.access;

import org.jspecify.annotations.NullMarked;
