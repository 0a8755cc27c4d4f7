/// The archive. Concepts are packages; {@link org.tallystick.StartUp} is where the server begins.
@NullMarked
package org.tallystick;

import org.jspecify.annotations.NullMarked;
