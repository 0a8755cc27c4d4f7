/// When a file that a partner closed is published, and what a partner does with a file to say that it took it over: what an interface agrees on, without any
/// of the doing.
///
/// Start at {@link org.tallystick.publication.PublicationRule}: it says of every name what it is. {@link org.tallystick.publication.SidecarText} reads hash
/// sidecars, {@link org.tallystick.publication.HandOver} is what is agreed about files we send.
///
/// - PUB-1 A part name is never an exchange, whatever the rule; its rename to a name of a file may publish it.
/// - PUB-2 What a name is follows from the rule and the name alone, so that it can be tried beforehand.
/// - PUB-3 Every line of a sidecar is understood or the whole sidecar is not: half of one is never used.
@NullMarked
package org.tallystick.publication;

import org.jspecify.annotations.NullMarked;
