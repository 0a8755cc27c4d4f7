/// The whole product under test: the provisioned server started by `./tallystick run`, used by real clients.
///
/// Start at [RunningServer]. A test class that only needs a server says `@ExtendWith(SharedServer.class)` and takes a
/// `RunningServer` as a parameter: one server serves all such classes, so a test uses names of its own. A class that
/// stops, kills or configures its server starts one with [RunningServer#start(ServerSetup)] and closes it.
///
/// Clients: [Sftp] (OpenSSH), [Api] (REST), [Browser] (Chromium). PostgreSQL: [PostgresCluster].
@NullMarked
package org.tallystick.system;

import org.jspecify.annotations.NullMarked;
