package org.tallystick.sftp.session;

import org.tallystick.evidence.name.RawName;
import org.tallystick.sftp.packet.Attributes;

/// One name of a listing.
record ListedName(RawName name, Attributes attributes) {}
