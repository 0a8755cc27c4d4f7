/// The other organisations: who they are, the interfaces agreed with them, and the accounts and keys they connect with.
///
/// Start at {@link org.tallystick.partner.Partners} (people keep partners) and {@link org.tallystick.partner.Credentials} (the SFTP server checks who knocks).
///
/// - PAR-1 A partner has one log, begun when the partner is created; its id never changes.
/// - PAR-2 Every change here is a `config.changed` event in the `system` log, durable before it is answered.
/// - PAR-3 A path belongs to the interface with the longest directory above it; outside every interface nothing can be written.
@NullMarked
package org.tallystick.partner;

import org.jspecify.annotations.NullMarked;
