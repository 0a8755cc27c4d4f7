/// How much an account may send, and how much it has sent.
///
/// Start at {@link org.tallystick.quota.Allowances}, which the SFTP server asks, and {@link org.tallystick.quota.AllowanceAdministration}, by which an administrator
/// sets them.
///
/// - QUO-1 What is archived counts, from the transaction that archives it; a document stays and goes on counting when its name is removed.
/// - QUO-2 Days are those of UTC, by the time of the event.
/// - QUO-3 What would be more than an account may send is refused when it begins, while it is written and again in the transaction that would archive it.
@NullMarked
package org.tallystick.quota;

import org.jspecify.annotations.NullMarked;
