package org.tallystick.handout;

import java.time.Instant;

/// What a session was told of a daily file: as the log stood when it looked.
///
/// @param seen how many leaves the log had; what is read is made of these
/// @param size in bytes
/// @param modifiedAt when the last file in it came
/// @param lookedAt when the session looked
record FrozenDay(long seen, long size, Instant modifiedAt, Instant lookedAt) {}
