/// The REST API, version 1: the archive for programs. See `docs/rest.md`.
///
/// - RST-1 Everything but its own description asks for credentials; what a key may be used for is said by `@Needs` on every method.
/// - RST-2 A resource unpacks, calls one use case and translates the outcome; the use case decides who may.
/// - RST-3 Every error is an RFC 9457 problem.
@NullMarked
package org.tallystick.rest;

import org.jspecify.annotations.NullMarked;
