/// Files that are held: an operator sees why each waits, and publishes one that waits for what will not come.
@NullMarked
package org.tallystick.ui.held;

import org.jspecify.annotations.NullMarked;
