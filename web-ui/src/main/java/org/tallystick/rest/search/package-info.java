/// Search for programs.
@NullMarked
package org.tallystick.rest.search;

import org.jspecify.annotations.NullMarked;
