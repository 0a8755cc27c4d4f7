/// Business documents and their links, for programs.
@NullMarked
package org.tallystick.rest.business;

import org.jspecify.annotations.NullMarked;
