/// The canonical text of a directory at one log size, the thing whose hash says *this is all there was*.
///
/// Start with [ListingWriter]. The text is lines of UTF-8 (in fact ASCII), each ended by a line feed:
///
///     tallystick/listing/v1
///     /in
///     salt 5f0c…
///     2
///     INV-1.xml 48211 3b1f…e9 2026-11-20T14:37:57.123Z
///     archive/ - - 2026-11-20T15:02:11.870Z
///
/// - `LIST-1` Path and names are percent-encoded from their raw bytes; entries ascend by raw name bytes, none twice.
/// - `LIST-2` The fourth line is the number of entries, in decimal.
/// - `LIST-3` A file's line is name, size, SHA-256, instant; a directory's is name with a slash, two hyphens, instant.
/// - `LIST-4` The listing's hash is the SHA-256 of the text, as `sha256sum` prints it.
@NullMarked
package org.tallystick.evidence.listing;

import org.jspecify.annotations.NullMarked;
