package org.tallystick.quota;

/// What an account has sent.
///
/// @param totalBytes in all
/// @param dayBytes today
/// @param dayFiles today
public record Usage(long totalBytes, long dayBytes, long dayFiles) {

  static final Usage NOTHING = new Usage(0, 0, 0);
}
