package org.tallystick.ledger;

import org.tallystick.evidence.tlog.LeafHash;

/// A leaf by its place and hash: salted, so nothing else has both.
record LeafMark(LedgerPosition position, LeafHash hash) {}
