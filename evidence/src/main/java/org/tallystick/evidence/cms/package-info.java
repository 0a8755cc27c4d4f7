/// Reads and verifies CMS signatures, certificates and RFC 3161 tokens, with the JDK alone and more strictly than
/// general libraries do: what is not signed must have exactly one spelling.
///
/// Start with [TimeStampToken], [Seal] and [CertificatePool].
///
/// - `CMS-1` DER only: definite shortest lengths, shortest integers, nothing after the end ([DerValue]).
/// - `CMS-2` The structure is exactly that of `docs/evidence.md` §7 *Seal and tokens, strictly*; anything else is refused.
/// - `CMS-3` Every certificate that stands in a signature stands in the pool as well, and belongs to its signer's chain.
/// - `CMS-4` What is wrong is a [org.tallystick.evidence.RefusedException] with a message for the verdict.
@NullMarked
package org.tallystick.evidence.cms;

import org.jspecify.annotations.NullMarked;
