package org.tallystick.ledger;

/// What a use case wants to do, run inside the ledger's transaction on the ledger's thread: check first, then write.
///
/// It may run more than once (when another attempt of its batch failed), so it must change nothing but the database, and must not wait. Returning without having
/// appended is a refusal and leaves no trace. An exception is a fault: whatever it wrote is undone and the caller gets a {@link LedgerFault}.
@FunctionalInterface
public interface Attempt<R> {

  R run(LedgerTransaction transaction);
}
