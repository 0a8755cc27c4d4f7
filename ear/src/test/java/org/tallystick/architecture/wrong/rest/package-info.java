/// Breaks rules on purpose.
@NullMarked
package org.tallystick.architecture.wrong.rest;

import org.jspecify.annotations.NullMarked;
