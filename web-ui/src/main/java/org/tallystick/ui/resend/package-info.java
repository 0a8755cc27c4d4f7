/// Sending files again: what it would mean, the orders, how far they are.
@NullMarked
package org.tallystick.ui.resend;

import org.jspecify.annotations.NullMarked;
