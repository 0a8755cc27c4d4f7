package org.tallystick.fsck;

/// What every part of a check works with.
record CheckContext(
    Rows rows, ReplayStore store, Findings findings, Pace pace, KeptCheckpoints checkpoints) {}
