/// Breaks rules on purpose.
@NullMarked
package org.tallystick.architecture.wrong;

import org.jspecify.annotations.NullMarked;
