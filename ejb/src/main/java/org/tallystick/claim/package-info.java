/// Proves claims: what somebody wants shown becomes a pack that anybody can check offline, or the reason why it cannot be shown.
///
/// Start with {@link org.tallystick.claim.Claims}. One class a claim; {@link org.tallystick.claim.Draft} collects what goes into a pack.
///
/// - CLM-1 A claim that is not proven is answered with its reason, never with an empty one.
/// - CLM-2 Time rests on time stamps; seconds that rest on the archive's own clock are named in the pack.
/// - CLM-3 Every pack is verified before it is handed out.
@NullMarked
package org.tallystick.claim;

import org.jspecify.annotations.NullMarked;
