/// What was exchanged, seen by people: the history of all files either way, and the story of each.
///
/// Start at {@link org.tallystick.exchange.ExchangeHistory}.
///
/// - EXC-1 The history is read by key, so that a page costs the same however much there is.
@NullMarked
package org.tallystick.exchange;

import org.jspecify.annotations.NullMarked;
