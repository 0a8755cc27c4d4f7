/// The one idea of the product: one append-only log per partner (and `system`) is the truth, everything else is a view of it.
///
/// Start at {@link org.tallystick.ledger.Ledger}. A use case hands it an {@link org.tallystick.ledger.Attempt}, which checks and writes inside the ledger's own
/// transaction; the caller is answered after the commit is durable.
///
/// - LED-1 Indexes of a log are dense and begin at 0; `at` never decreases within a log.
/// - LED-2 A leaf, its event document and every view row of one event are written by one transaction.
/// - LED-3 Nobody is answered before the commit is durable ({@link org.tallystick.ledger.Durability}).
/// - LED-4 A refused attempt writes nothing; a failing attempt does not fail the others of its batch.
/// - LED-5 Attempts of one log run one after the other, in the order they were handed over.
@NullMarked
package org.tallystick.ledger;

import org.jspecify.annotations.NullMarked;
