/// Makes seals and time stamps: the issuing side of what [org.tallystick.evidence.cms] verifies.
///
/// Start with [LocalAuthority], made once and kept as PEM by the caller, and [TimeStampAuthority]. Everything made here
/// is verified by the strict verifiers before it is handed out.
///
/// - `SEAL-1` The embedded authority's root key exists only while the authority is made: nobody can issue more under it.
/// - `SEAL-2` A time-stamping certificate has extended key usage timeStamping alone and critical.
/// - `SEAL-3` A token from outside answers our nonce, is over our bytes and passes the strict verifier, or is refused.
@NullMarked
package org.tallystick.evidence.seal;

import org.jspecify.annotations.NullMarked;
