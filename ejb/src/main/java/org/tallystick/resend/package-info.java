/// The message resend query: a partner, or one of our people, wants files again that were sent once.
///
/// Start at {@link org.tallystick.resend.Resend}, where partners ask, or {@link org.tallystick.resend.ResendOrders}, where our people order; what is done is decided for both by the same plan.
///
/// - RSD-1 A resend puts the same bytes under the same path again, as a new document that names the one it resends.
/// - RSD-2 What was never sent to this partner, belongs to another or to an interface its account may not use gets one and the same answer.
/// - RSD-3 Every request is an event and gets an answer, also one that cannot be read.
/// - RSD-4 A name that stands is never replaced by an older version.
@NullMarked
package org.tallystick.resend;

import org.jspecify.annotations.NullMarked;
