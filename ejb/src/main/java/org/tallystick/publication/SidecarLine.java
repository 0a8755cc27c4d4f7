package org.tallystick.publication;

import java.util.Optional;
import org.tallystick.evidence.name.RawName;

/// One hash of a sidecar.
///
/// @param hex lower case
/// @param name the file it is of, without the directories before it; empty when the sidecar names none
public record SidecarLine(DigestAlgorithm algorithm, String hex, Optional<RawName> name) {}
