package org.tallystick.partner;

/// From our side: INBOUND is partner → us, OUTBOUND is us → partner.
public enum Direction {
  INBOUND,
  OUTBOUND
}
