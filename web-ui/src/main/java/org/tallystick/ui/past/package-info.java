/// The time machine: a directory as it was, its changes, the listings partners were shown, and what differs between two moments.
///
/// {@link org.tallystick.ui.past.PastView} is the screen; {@link org.tallystick.ui.past.PastAddress} is how others lead to it.
@NullMarked
package org.tallystick.ui.past;

import org.jspecify.annotations.NullMarked;
