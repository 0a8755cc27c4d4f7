package org.tallystick.sftp.client;

import java.time.Duration;

/// How long is waited and how much is kept open.
///
/// @param answer for a connection, a sign-in, or any sign of life while bytes should pass
/// @param idle how long a session nobody uses is kept
/// @param sessions most at a time to one server
record Limits(Duration answer, Duration idle, int sessions) {}
