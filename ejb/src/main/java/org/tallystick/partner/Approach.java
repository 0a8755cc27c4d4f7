package org.tallystick.partner;

import java.net.InetAddress;

/// Where a client comes from and how it talks.
///
/// @param weak whether its connection uses an algorithm that needs an exception
public record Approach(InetAddress address, boolean weak) {}
