/// The exchange history and the interrupted uploads.
@NullMarked
package org.tallystick.ui.exchange;

import org.jspecify.annotations.NullMarked;
