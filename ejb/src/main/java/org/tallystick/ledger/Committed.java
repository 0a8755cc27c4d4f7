package org.tallystick.ledger;

/// A log has grown to `size` and the growth is durable.
public record Committed(LogId log, long size) {}
