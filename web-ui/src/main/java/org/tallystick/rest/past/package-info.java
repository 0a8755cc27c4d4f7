/// Directories as they were, for programs.
@NullMarked
package org.tallystick.rest.past;

import org.jspecify.annotations.NullMarked;
