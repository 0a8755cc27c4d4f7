/// The evidence kernel: what is hashed, how, and nothing that needs a server.
///
/// Formats are those of `docs/evidence.md`. Where to start: [org.tallystick.evidence.leaf] for what the log says,
/// [org.tallystick.evidence.tlog] for how it is hashed, [org.tallystick.evidence.map] for what claims are about,
/// [org.tallystick.evidence.name] for names and paths as bytes, [org.tallystick.evidence.listing] for directories,
/// [org.tallystick.evidence.json] for the one JSON form everything uses.
@NullMarked
package org.tallystick.evidence;

import org.jspecify.annotations.NullMarked;
