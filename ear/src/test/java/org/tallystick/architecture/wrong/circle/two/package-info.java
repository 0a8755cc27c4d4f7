/// Breaks rules on purpose.
@NullMarked
package org.tallystick.architecture.wrong.circle.two;

import org.jspecify.annotations.NullMarked;
