/// The access log.
@NullMarked
package org.tallystick.ui.access;

import org.jspecify.annotations.NullMarked;
