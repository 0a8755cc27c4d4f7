package org.tallystick.archive;

import org.tallystick.evidence.tlog.ContentDigest;

/// Content the archive has: what it is and how long.
public record StoredContent(ContentDigest digest, long size) {}
