/// Breaks rules on purpose.
@NullMarked
package org.tallystick.architecture.wrong.circle.one;

import org.jspecify.annotations.NullMarked;
