/// Sending files by hand.
@NullMarked
package org.tallystick.ui.send;

import org.jspecify.annotations.NullMarked;
