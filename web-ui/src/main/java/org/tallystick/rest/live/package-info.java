/// Sessions of now and bans, for programs.
@NullMarked
package org.tallystick.rest.live;

import org.jspecify.annotations.NullMarked;
