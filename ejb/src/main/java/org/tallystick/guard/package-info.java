/// Who may knock at all: addresses and lists of them, failed sign-ins, bans.
///
/// Start at {@link org.tallystick.guard.Entrance}, which the SFTP server asks, and {@link org.tallystick.guard.Bans}, by which an operator keeps addresses out.
///
/// - GRD-1 Failures count against an account *from an address* and against an address, never against an account alone: strangers who guess lock out nobody but themselves.
/// - GRD-2 A ban is an `address.banned` event, durable before it holds; so is its end, when a person makes it.
/// - GRD-3 What is remembered of strangers is bounded.
@NullMarked
package org.tallystick.guard;

import org.jspecify.annotations.NullMarked;
