/// What monitoring asks of the server: whether it lives, whether it serves, and its figures. Start at {@link org.tallystick.health.Readiness}.
///
/// - HLT-1 Whether it lives and serves is told to everybody, in one word a subject; why it does not serve is told without names, paths or addresses.
/// - HLT-2 Its figures are told to callers on the loopback and to people who keep the server.
@NullMarked
package org.tallystick.health;

import org.jspecify.annotations.NullMarked;
