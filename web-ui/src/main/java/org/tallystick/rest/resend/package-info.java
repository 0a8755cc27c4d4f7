/// Files that are sent again: previewed, ordered, approved, stopped.
@NullMarked
package org.tallystick.rest.resend;

import org.jspecify.annotations.NullMarked;
