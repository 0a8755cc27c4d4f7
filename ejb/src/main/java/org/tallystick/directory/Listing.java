package org.tallystick.directory;

import org.tallystick.evidence.name.RawPath;
import org.tallystick.ledger.LogId;

/// A listing that was granted: the entries of `directory` valid at log size `size`, whatever happens while it is paged.
public record Listing(LogId log, RawPath directory, long size) {}
