package org.tallystick.directory;

import org.tallystick.evidence.tlog.ContentDigest;

/// The document an entry shows.
///
/// @param documentIndex the leaf, of the entry's log, that brought it
/// @param size in bytes
public record FileVersion(long documentIndex, ContentDigest digest, long size) {}
