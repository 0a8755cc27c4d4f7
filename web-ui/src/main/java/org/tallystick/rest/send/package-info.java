/// Sending files, for programs.
@NullMarked
package org.tallystick.rest.send;

import org.jspecify.annotations.NullMarked;
