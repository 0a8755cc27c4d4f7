/// A partner's directories, as the partner sees them.
@NullMarked
package org.tallystick.ui.directory;

import org.jspecify.annotations.NullMarked;
