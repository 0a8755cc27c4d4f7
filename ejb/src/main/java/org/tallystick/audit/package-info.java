/// Who changed which setting of the archive, and from what to what.
///
/// - AUD-1 A change of configuration and its {@link org.tallystick.audit.ConfigurationChange} are committed by one transaction.
/// - AUD-2 No event ever holds a password, a secret or a hash of one.
@NullMarked
package org.tallystick.audit;

import org.jspecify.annotations.NullMarked;
