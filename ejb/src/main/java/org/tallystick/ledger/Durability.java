package org.tallystick.ledger;

/// Makes committed transactions survive a power failure.
///
/// {@link #harden} returns only when everything committed before the call is on the disk; it is safe to call from many threads, and calls that wait share one flush.
public interface Durability {

  void harden();
}
