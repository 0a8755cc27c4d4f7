/// What partners drop below `/.exchange` and what they are answered: kept for ever, each with the leaf of its event.
///
/// - DRO-1 A request is durable, and its answer with it, before its close is answered.
/// - DRO-2 An account sees what it dropped itself, and what it was answered; nobody else's.
@NullMarked
package org.tallystick.dropped;

import org.jspecify.annotations.NullMarked;
